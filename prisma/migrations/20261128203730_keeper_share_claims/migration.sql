-- A column is renamed: nothing that a key holder wrote down is lost.
ALTER TABLE "KeeperShare" RENAME COLUMN "nullifiers" TO "claims";
