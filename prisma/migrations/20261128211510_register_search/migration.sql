-- DropIndex
DROP INDEX "Person_searchName_idx";

-- DropIndex
DROP INDEX "Person_searchLast_idx";

-- AlterTable
ALTER TABLE "Person" DROP COLUMN "searchLast",
DROP COLUMN "searchName";

-- AlterTable
-- By code point: a prefix is a range of the index.
ALTER TABLE "RegisterEntry" ADD COLUMN     "searchLast" TEXT COLLATE "C",
ADD COLUMN     "searchName" TEXT COLLATE "C";

CREATE FUNCTION search_last(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(search_text(name), '^.*\s', '')
$$;
UPDATE "RegisterEntry" e SET "searchName" = search_text(p."displayName"), "searchLast" = search_last(p."displayName")
FROM "Person" p WHERE p."id" = e."personId";

-- Names stand in the register's own index, so that a page of a register is a part of that index; the database keeps them.
CREATE FUNCTION register_entry_named() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT search_text(p."displayName"), search_last(p."displayName") INTO NEW."searchName", NEW."searchLast"
    FROM "Person" p WHERE p."id" = NEW."personId";
  RETURN NEW;
END $$;
CREATE TRIGGER register_entry_named BEFORE INSERT ON "RegisterEntry"
  FOR EACH ROW WHEN (NEW."searchName" IS NULL) EXECUTE FUNCTION register_entry_named();

CREATE FUNCTION register_person_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "RegisterEntry" SET "searchName" = search_text(NEW."displayName"), "searchLast" = search_last(NEW."displayName")
    WHERE "personId" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER register_person_renamed AFTER UPDATE OF "displayName" ON "Person"
  FOR EACH ROW WHEN (OLD."displayName" IS DISTINCT FROM NEW."displayName") EXECUTE FUNCTION register_person_renamed();

-- CreateIndex
CREATE INDEX "RegisterEntry_scheme_region_searchName_validFrom_id_validUn_idx" ON "RegisterEntry"("scheme", "region", "searchName", "validFrom", "id", "validUntil", "endedAt");

-- CreateIndex
CREATE INDEX "RegisterEntry_scheme_region_searchLast_validUntil_endedAt_idx" ON "RegisterEntry"("scheme", "region", "searchLast", "validUntil", "endedAt");
