-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "story" TEXT NOT NULL,
    "demoWallet" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Card" (
    "personId" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "encryptionKey" TEXT NOT NULL,
    "boundAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Card_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "CardChallenge" (
    "challenge" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "CardChallenge_pkey" PRIMARY KEY ("challenge")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "given" BOOLEAN NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StaffAccount" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "issuerId" TEXT,
    "region" INTEGER,

    CONSTRAINT "StaffAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInNonce" (
    "nonce" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "SignInNonce_pkey" PRIMARY KEY ("nonce")
);

-- CreateTable
CREATE TABLE "SignInAttempt" (
    "subject" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "windowEndAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SignInAttempt_pkey" PRIMARY KEY ("subject")
);

-- CreateTable
CREATE TABLE "Issuer" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "keyX" TEXT NOT NULL,
    "keyY" TEXT NOT NULL,
    "keyHash" TEXT NOT NULL,
    "nextNumber" BIGINT NOT NULL DEFAULT 1,

    CONSTRAINT "Issuer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Employment" (
    "id" TEXT NOT NULL,
    "issuerId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "staffNumber" TEXT NOT NULL,

    CONSTRAINT "Employment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Statement" (
    "id" TEXT NOT NULL,
    "issuerId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "period" INTEGER NOT NULL,
    "grossCents" BIGINT NOT NULL,
    "netCents" BIGINT NOT NULL,
    "number" BIGINT NOT NULL,
    "corrections" JSONB NOT NULL DEFAULT '[]',
    "issuedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "activeKey" TEXT,
    "replacedAt" TIMESTAMP(3),

    CONSTRAINT "Statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MailboxItem" (
    "id" TEXT NOT NULL,
    "cursor" BIGSERIAL NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "enc" TEXT NOT NULL,
    "ciphertext" TEXT NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "statementId" TEXT,
    "replacesId" TEXT,
    "collectedAt" TIMESTAMP(3),
    "retainUntil" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MailboxItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegisterEntry" (
    "id" TEXT NOT NULL,
    "scheme" INTEGER NOT NULL,
    "region" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "normClass" INTEGER NOT NULL,
    "disregardClass" INTEGER NOT NULL,
    "knownBenefitCents" BIGINT NOT NULL,
    "validFrom" INTEGER NOT NULL,
    "validUntil" INTEGER NOT NULL,
    "leafSalt" TEXT NOT NULL,
    "leafIndex" INTEGER,
    "publishedLeaf" TEXT,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "RegisterEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegisterSource" (
    "entryId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "issuerId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    CONSTRAINT "RegisterSource_pkey" PRIMARY KEY ("entryId","position")
);

-- CreateTable
CREATE TABLE "RegisterRoot" (
    "root" TEXT NOT NULL,
    "scheme" INTEGER NOT NULL,
    "region" INTEGER NOT NULL,
    "leafCount" INTEGER NOT NULL,
    "bucketRoots" TEXT[],
    "status" TEXT NOT NULL,
    "txHash" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedAt" TIMESTAMP(3),

    CONSTRAINT "RegisterRoot_pkey" PRIMARY KEY ("root")
);

-- CreateTable
CREATE TABLE "RegisterBucket" (
    "bucketRoot" TEXT NOT NULL,
    "leaves" TEXT[],

    CONSTRAINT "RegisterBucket_pkey" PRIMARY KEY ("bucketRoot")
);

-- CreateTable
CREATE TABLE "RelayJob" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "chain" TEXT NOT NULL,
    "nullifier" TEXT NOT NULL,
    "activeKey" TEXT,
    "request" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "nonce" INTEGER,
    "txHash" TEXT,
    "blockNumber" BIGINT,
    "gasUsed" BIGINT,
    "errorCode" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "RelayJob_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "destination" TEXT NOT NULL,
    "nonce" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "checkpoint" INTEGER NOT NULL,
    "checkpointRoot" TEXT,
    "blockNumber" BIGINT NOT NULL,
    "blockHash" TEXT NOT NULL,
    "txHash" TEXT NOT NULL,
    "timestampSec" BIGINT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastError" TEXT,
    "sentTx" TEXT,
    "sentNonce" INTEGER,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ValidatorSignature" (
    "messageId" TEXT NOT NULL,
    "validator" TEXT NOT NULL,
    "signature" TEXT NOT NULL,

    CONSTRAINT "ValidatorSignature_pkey" PRIMARY KEY ("messageId","validator")
);

-- CreateTable
CREATE TABLE "ChainCursor" (
    "chain" TEXT NOT NULL,
    "genesisHash" TEXT NOT NULL,
    "blockNumber" BIGINT NOT NULL,
    "blockHash" TEXT NOT NULL,
    "headNumber" BIGINT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ChainCursor_pkey" PRIMARY KEY ("chain")
);

-- CreateTable
CREATE TABLE "ChainBlock" (
    "chain" TEXT NOT NULL,
    "number" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "timestampSec" BIGINT NOT NULL,

    CONSTRAINT "ChainBlock_pkey" PRIMARY KEY ("chain","number")
);

-- CreateTable
CREATE TABLE "ClaimEvent" (
    "chain" TEXT NOT NULL,
    "blockNumber" BIGINT NOT NULL,
    "logIndex" INTEGER NOT NULL,
    "txHash" TEXT NOT NULL,
    "timestampSec" BIGINT NOT NULL,
    "scheme" INTEGER NOT NULL,
    "region" INTEGER NOT NULL,
    "period" INTEGER NOT NULL,
    "nullifier" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "c1x" TEXT NOT NULL,
    "c1y" TEXT NOT NULL,
    "c2x" TEXT NOT NULL,
    "c2y" TEXT NOT NULL,
    "capCents" BIGINT NOT NULL,
    "trancheId" BIGINT NOT NULL,

    CONSTRAINT "ClaimEvent_pkey" PRIMARY KEY ("chain","blockNumber","logIndex")
);

-- CreateTable
CREATE TABLE "NoteEvent" (
    "chain" TEXT NOT NULL,
    "blockNumber" BIGINT NOT NULL,
    "logIndex" INTEGER NOT NULL,
    "txHash" TEXT NOT NULL,
    "timestampSec" BIGINT NOT NULL,
    "nullifierClass" INTEGER NOT NULL,
    "nullifier" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "capCents" BIGINT NOT NULL,
    "trancheId" BIGINT NOT NULL,
    "treeIndex" INTEGER NOT NULL,
    "leafIndex" INTEGER NOT NULL,
    "root" TEXT NOT NULL,

    CONSTRAINT "NoteEvent_pkey" PRIMARY KEY ("chain","blockNumber","logIndex")
);

-- CreateTable
CREATE TABLE "PolicyEvent" (
    "chain" TEXT NOT NULL,
    "blockNumber" BIGINT NOT NULL,
    "logIndex" INTEGER NOT NULL,
    "txHash" TEXT NOT NULL,
    "timestampSec" BIGINT NOT NULL,
    "scheme" INTEGER NOT NULL,
    "period" INTEGER NOT NULL,
    "policyHash" TEXT NOT NULL,
    "policy" JSONB NOT NULL,

    CONSTRAINT "PolicyEvent_pkey" PRIMARY KEY ("chain","blockNumber","logIndex")
);

-- CreateTable
CREATE TABLE "RootEvent" (
    "chain" TEXT NOT NULL,
    "blockNumber" BIGINT NOT NULL,
    "logIndex" INTEGER NOT NULL,
    "txHash" TEXT NOT NULL,
    "timestampSec" BIGINT NOT NULL,
    "scheme" INTEGER NOT NULL,
    "region" INTEGER NOT NULL,
    "root" TEXT NOT NULL,

    CONSTRAINT "RootEvent_pkey" PRIMARY KEY ("chain","blockNumber","logIndex")
);

-- CreateTable
CREATE TABLE "DeliveryEvent" (
    "chain" TEXT NOT NULL,
    "blockNumber" BIGINT NOT NULL,
    "logIndex" INTEGER NOT NULL,
    "txHash" TEXT NOT NULL,
    "timestampSec" BIGINT NOT NULL,
    "messageId" TEXT NOT NULL,

    CONSTRAINT "DeliveryEvent_pkey" PRIMARY KEY ("chain","blockNumber","logIndex")
);

-- CreateTable
CREATE TABLE "JobLease" (
    "name" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "lastRunAt" TIMESTAMP(3),
    "lastError" TEXT,

    CONSTRAINT "JobLease_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "Card_holder_key" ON "Card"("holder");

-- CreateIndex
CREATE INDEX "Consent_personId_at_idx" ON "Consent"("personId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "StaffAccount_email_key" ON "StaffAccount"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Issuer_keyHash_key" ON "Issuer"("keyHash");

-- CreateIndex
CREATE UNIQUE INDEX "Employment_issuerId_staffNumber_key" ON "Employment"("issuerId", "staffNumber");

-- CreateIndex
CREATE UNIQUE INDEX "Employment_issuerId_personId_key" ON "Employment"("issuerId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Statement_activeKey_key" ON "Statement"("activeKey");

-- CreateIndex
CREATE INDEX "Statement_issuerId_period_idx" ON "Statement"("issuerId", "period");

-- CreateIndex
CREATE INDEX "Statement_personId_idx" ON "Statement"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Statement_issuerId_number_key" ON "Statement"("issuerId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "MailboxItem_cursor_key" ON "MailboxItem"("cursor");

-- CreateIndex
CREATE UNIQUE INDEX "MailboxItem_dedupeKey_key" ON "MailboxItem"("dedupeKey");

-- CreateIndex
CREATE INDEX "MailboxItem_personId_cursor_idx" ON "MailboxItem"("personId", "cursor");

-- CreateIndex
CREATE INDEX "MailboxItem_statementId_idx" ON "MailboxItem"("statementId");

-- CreateIndex
CREATE INDEX "RegisterEntry_personId_idx" ON "RegisterEntry"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "RegisterEntry_scheme_region_leafIndex_key" ON "RegisterEntry"("scheme", "region", "leafIndex");

-- CreateIndex
CREATE INDEX "RegisterRoot_scheme_region_createdAt_idx" ON "RegisterRoot"("scheme", "region", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "RelayJob_activeKey_key" ON "RelayJob"("activeKey");

-- CreateIndex
CREATE INDEX "RelayJob_status_createdAt_idx" ON "RelayJob"("status", "createdAt");

-- CreateIndex
CREATE INDEX "Message_destination_status_nextAttemptAt_idx" ON "Message"("destination", "status", "nextAttemptAt");

-- CreateIndex
CREATE UNIQUE INDEX "Message_origin_checkpoint_key" ON "Message"("origin", "checkpoint");

-- CreateIndex
CREATE INDEX "ClaimEvent_scheme_region_period_idx" ON "ClaimEvent"("scheme", "region", "period");

-- CreateIndex
CREATE INDEX "RootEvent_scheme_region_idx" ON "RootEvent"("scheme", "region");

-- CreateIndex
CREATE INDEX "DeliveryEvent_messageId_idx" ON "DeliveryEvent"("messageId");

-- AddForeignKey
ALTER TABLE "Card" ADD CONSTRAINT "Card_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardChallenge" ADD CONSTRAINT "CardChallenge_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffAccount" ADD CONSTRAINT "StaffAccount_issuerId_fkey" FOREIGN KEY ("issuerId") REFERENCES "Issuer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Employment" ADD CONSTRAINT "Employment_issuerId_fkey" FOREIGN KEY ("issuerId") REFERENCES "Issuer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Employment" ADD CONSTRAINT "Employment_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_issuerId_fkey" FOREIGN KEY ("issuerId") REFERENCES "Issuer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailboxItem" ADD CONSTRAINT "MailboxItem_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailboxItem" ADD CONSTRAINT "MailboxItem_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegisterEntry" ADD CONSTRAINT "RegisterEntry_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegisterSource" ADD CONSTRAINT "RegisterSource_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "RegisterEntry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegisterSource" ADD CONSTRAINT "RegisterSource_issuerId_fkey" FOREIGN KEY ("issuerId") REFERENCES "Issuer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegisterSource" ADD CONSTRAINT "RegisterSource_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ValidatorSignature" ADD CONSTRAINT "ValidatorSignature_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message"("id") ON DELETE CASCADE ON UPDATE CASCADE;
