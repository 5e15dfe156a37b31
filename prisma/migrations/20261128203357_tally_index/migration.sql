-- CreateTable
CREATE TABLE "KeeperShare" (
    "id" TEXT NOT NULL,
    "genesisHash" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "trancheId" BIGINT NOT NULL,
    "nullifiers" TEXT[],
    "givenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "KeeperShare_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "KeeperShare_genesisHash_holder_idx" ON "KeeperShare"("genesisHash", "holder");

-- CreateIndex
CREATE INDEX "ClaimEvent_trancheId_idx" ON "ClaimEvent"("trancheId");

-- CreateIndex
CREATE INDEX "ClaimEvent_nullifier_idx" ON "ClaimEvent"("nullifier");
