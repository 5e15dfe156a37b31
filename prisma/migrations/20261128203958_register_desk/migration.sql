-- What a name is searched by: without accents, in lower case. For columns and for what is searched alike.
CREATE FUNCTION search_text(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT lower(regexp_replace(normalize(name, NFD), '[\u0300-\u036f]', '', 'g'))
$$;
-- By code point: a prefix is a range of the index.
ALTER TABLE "Person"
  ADD COLUMN "searchName" TEXT COLLATE "C" GENERATED ALWAYS AS (search_text("displayName")) STORED,
  ADD COLUMN "searchLast" TEXT COLLATE "C" GENERATED ALWAYS AS (regexp_replace(search_text("displayName"), '^.*\s', '')) STORED;
ALTER TABLE "RegisterEntry" ALTER COLUMN "clientNumber" TYPE TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "RegisterEntry" ADD COLUMN     "followsId" TEXT,
ADD COLUMN     "formerUntil" INTEGER;

-- AlterTable
ALTER TABLE "RegisterImport" ADD COLUMN     "skipped" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "RegisterChange" (
    "scheme" INTEGER NOT NULL,
    "region" INTEGER NOT NULL,
    "counter" BIGINT NOT NULL,

    CONSTRAINT "RegisterChange_pkey" PRIMARY KEY ("scheme","region")
);

-- CreateIndex
CREATE INDEX "Person_searchName_idx" ON "Person"("searchName");

-- CreateIndex
CREATE INDEX "Person_searchLast_idx" ON "Person"("searchLast");

-- CreateIndex
CREATE INDEX "RegisterEntry_scheme_region_endedAt_idx" ON "RegisterEntry"("scheme", "region", "endedAt");

-- CreateIndex
CREATE INDEX "RegisterSource_personId_idx" ON "RegisterSource"("personId");

-- CreateIndex
CREATE INDEX "AuditEvent_staffId_id_idx" ON "AuditEvent"("staffId", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_at_idx" ON "AuditEvent"("at");

-- Whatever changes a leaf counts, in the same transaction: the publisher looks at the counter alone, and not at every
-- entry. Registers in one order, so that two transactions wait for each other and never in a circle.
INSERT INTO "RegisterChange" ("scheme", "region", "counter")
  SELECT DISTINCT "scheme", "region", 1 FROM "RegisterEntry";

CREATE FUNCTION count_register_changes(schemes int[], regions int[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "RegisterChange" AS c ("scheme", "region", "counter")
    SELECT k."scheme", k."region", 1 FROM unnest(schemes, regions) AS k("scheme", "region")
    WHERE k."scheme" IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT ("scheme", "region") DO UPDATE SET "counter" = c."counter" + 1
$$;

CREATE FUNCTION register_entry_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE keys record;
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg("scheme") AS s, array_agg("region") AS r INTO keys
      FROM (SELECT DISTINCT "scheme", "region" FROM new_rows) k;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg("scheme") AS s, array_agg("region") AS r INTO keys
      FROM (SELECT DISTINCT "scheme", "region" FROM old_rows) k;
  ELSE
    -- Places and published leaves are the publisher's own: they change no leaf.
    SELECT array_agg("scheme") AS s, array_agg("region") AS r INTO keys FROM (
      SELECT DISTINCT n."scheme", n."region" FROM new_rows n JOIN old_rows o ON o."id" = n."id"
      WHERE (n."personId", n."normClass", n."disregardClass", n."knownBenefitCents", n."validFrom", n."validUntil",
             n."leafSalt", n."endedAt")
        IS DISTINCT FROM
            (o."personId", o."normClass", o."disregardClass", o."knownBenefitCents", o."validFrom", o."validUntil",
             o."leafSalt", o."endedAt")
    ) k;
  END IF;
  PERFORM count_register_changes(keys.s, keys.r);
  RETURN NULL;
END $$;
CREATE TRIGGER register_entry_inserted AFTER INSERT ON "RegisterEntry" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION register_entry_changed();
CREATE TRIGGER register_entry_updated AFTER UPDATE ON "RegisterEntry"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION register_entry_changed();
CREATE TRIGGER register_entry_deleted AFTER DELETE ON "RegisterEntry" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION register_entry_changed();

CREATE FUNCTION register_source_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE keys record;
BEGIN
  SELECT array_agg(e."scheme") AS s, array_agg(e."region") AS r INTO keys
    FROM "RegisterEntry" e WHERE e."id" IN (SELECT DISTINCT "entryId" FROM changed);
  PERFORM count_register_changes(keys.s, keys.r);
  RETURN NULL;
END $$;
CREATE TRIGGER register_source_inserted AFTER INSERT ON "RegisterSource" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION register_source_changed();
CREATE TRIGGER register_source_updated AFTER UPDATE ON "RegisterSource" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION register_source_changed();
CREATE TRIGGER register_source_deleted AFTER DELETE ON "RegisterSource" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION register_source_changed();

-- A card that is bound, or goes: of the claimant, or of a source.
CREATE FUNCTION register_card_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE keys record;
BEGIN
  SELECT array_agg(e."scheme") AS s, array_agg(e."region") AS r INTO keys FROM "RegisterEntry" e
    WHERE e."personId" IN (SELECT "personId" FROM changed)
      OR e."id" IN (SELECT rs."entryId" FROM "RegisterSource" rs WHERE rs."personId" IN (SELECT "personId" FROM changed));
  PERFORM count_register_changes(keys.s, keys.r);
  RETURN NULL;
END $$;
CREATE TRIGGER register_card_inserted AFTER INSERT ON "Card" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION register_card_changed();
CREATE TRIGGER register_card_updated AFTER UPDATE ON "Card" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION register_card_changed();
CREATE TRIGGER register_card_deleted AFTER DELETE ON "Card" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION register_card_changed();

-- A new signing key of an issuer: in any register.
CREATE FUNCTION register_issuer_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "RegisterChange" SET "counter" = "counter" + 1;
  RETURN NULL;
END $$;
CREATE TRIGGER register_issuer_key_changed AFTER UPDATE OF "keyHash" ON "Issuer"
  FOR EACH ROW WHEN (OLD."keyHash" IS DISTINCT FROM NEW."keyHash") EXECUTE FUNCTION register_issuer_changed();
