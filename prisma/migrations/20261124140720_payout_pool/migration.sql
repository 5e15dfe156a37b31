-- DropIndex
DROP INDEX "RelayJob_activeKey_key";

-- AlterTable
ALTER TABLE "RelayJob" DROP COLUMN "nullifier";

-- AlterTable
ALTER TABLE "NoteEvent" DROP COLUMN "leafIndex",
DROP COLUMN "root",
DROP COLUMN "treeIndex";

-- CreateTable
CREATE TABLE "DepositEvent" (
    "chain" TEXT NOT NULL,
    "blockNumber" BIGINT NOT NULL,
    "logIndex" INTEGER NOT NULL,
    "txHash" TEXT NOT NULL,
    "timestampSec" BIGINT NOT NULL,
    "depositor" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "amountCents" BIGINT NOT NULL,
    "payTo" TEXT NOT NULL,

    CONSTRAINT "DepositEvent_pkey" PRIMARY KEY ("chain","blockNumber","logIndex")
);

-- CreateTable
CREATE TABLE "SpendEvent" (
    "chain" TEXT NOT NULL,
    "blockNumber" BIGINT NOT NULL,
    "logIndex" INTEGER NOT NULL,
    "txHash" TEXT NOT NULL,
    "timestampSec" BIGINT NOT NULL,
    "nullifier0" TEXT NOT NULL,
    "nullifier1" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "amountCents" BIGINT NOT NULL,

    CONSTRAINT "SpendEvent_pkey" PRIMARY KEY ("chain","blockNumber","logIndex")
);

-- CreateTable
CREATE TABLE "LeafQueuedEvent" (
    "chain" TEXT NOT NULL,
    "blockNumber" BIGINT NOT NULL,
    "logIndex" INTEGER NOT NULL,
    "txHash" TEXT NOT NULL,
    "timestampSec" BIGINT NOT NULL,
    "batch" BIGINT NOT NULL,
    "leaf" TEXT NOT NULL,

    CONSTRAINT "LeafQueuedEvent_pkey" PRIMARY KEY ("chain","blockNumber","logIndex")
);

-- CreateTable
CREATE TABLE "LeavesInsertedEvent" (
    "chain" TEXT NOT NULL,
    "blockNumber" BIGINT NOT NULL,
    "logIndex" INTEGER NOT NULL,
    "txHash" TEXT NOT NULL,
    "timestampSec" BIGINT NOT NULL,
    "treeIndex" INTEGER NOT NULL,
    "firstLeafIndex" BIGINT NOT NULL,
    "root" TEXT NOT NULL,
    "leaves" TEXT[],

    CONSTRAINT "LeavesInsertedEvent_pkey" PRIMARY KEY ("chain","blockNumber","logIndex")
);

-- CreateTable
CREATE TABLE "TransferEvent" (
    "chain" TEXT NOT NULL,
    "blockNumber" BIGINT NOT NULL,
    "logIndex" INTEGER NOT NULL,
    "txHash" TEXT NOT NULL,
    "timestampSec" BIGINT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "units" TEXT NOT NULL,

    CONSTRAINT "TransferEvent_pkey" PRIMARY KEY ("chain","blockNumber","logIndex")
);

-- CreateIndex
CREATE INDEX "DepositEvent_note_idx" ON "DepositEvent"("note");

-- CreateIndex
CREATE INDEX "SpendEvent_nullifier0_idx" ON "SpendEvent"("nullifier0");

-- CreateIndex
CREATE INDEX "SpendEvent_nullifier1_idx" ON "SpendEvent"("nullifier1");

-- CreateIndex
CREATE INDEX "SpendEvent_recipient_idx" ON "SpendEvent"("recipient");

-- CreateIndex
CREATE INDEX "LeafQueuedEvent_batch_idx" ON "LeafQueuedEvent"("batch");

-- CreateIndex
CREATE INDEX "TransferEvent_from_idx" ON "TransferEvent"("from");

-- CreateIndex
CREATE UNIQUE INDEX "RelayJob_kind_activeKey_key" ON "RelayJob"("kind", "activeKey");

-- Events that the index did not keep before stand in blocks that it has read: it reads the payout chain again from block 0.
DELETE FROM "ChainCursor" WHERE "chain" = 'payout';
