-- AlterTable
ALTER TABLE "Consent" ADD COLUMN     "mode" TEXT;

-- AlterTable
ALTER TABLE "RegisterEntry" ADD COLUMN     "clientNumber" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "TrancheEvent" (
    "chain" TEXT NOT NULL,
    "blockNumber" BIGINT NOT NULL,
    "logIndex" INTEGER NOT NULL,
    "txHash" TEXT NOT NULL,
    "timestampSec" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "trancheId" BIGINT NOT NULL,
    "scheme" INTEGER,
    "region" INTEGER,
    "tallyKeyHash" TEXT,
    "count" INTEGER,
    "capSumCents" BIGINT,
    "c1x" TEXT,
    "c1y" TEXT,
    "c2x" TEXT,
    "c2y" TEXT,
    "totalCents" BIGINT,

    CONSTRAINT "TrancheEvent_pkey" PRIMARY KEY ("chain","blockNumber","logIndex")
);

-- CreateTable
CREATE TABLE "TallyShareEvent" (
    "chain" TEXT NOT NULL,
    "blockNumber" BIGINT NOT NULL,
    "logIndex" INTEGER NOT NULL,
    "txHash" TEXT NOT NULL,
    "timestampSec" BIGINT NOT NULL,
    "trancheId" BIGINT NOT NULL,
    "holder" TEXT NOT NULL,
    "shareX" TEXT NOT NULL,
    "shareY" TEXT NOT NULL,

    CONSTRAINT "TallyShareEvent_pkey" PRIMARY KEY ("chain","blockNumber","logIndex")
);

-- CreateTable
CREATE TABLE "TallyKeyEvent" (
    "chain" TEXT NOT NULL,
    "blockNumber" BIGINT NOT NULL,
    "logIndex" INTEGER NOT NULL,
    "txHash" TEXT NOT NULL,
    "timestampSec" BIGINT NOT NULL,
    "scheme" INTEGER NOT NULL,
    "tallyKeyHash" TEXT NOT NULL,
    "keyX" TEXT NOT NULL,
    "keyY" TEXT NOT NULL,
    "agency" TEXT NOT NULL,
    "statistics" TEXT NOT NULL,

    CONSTRAINT "TallyKeyEvent_pkey" PRIMARY KEY ("chain","blockNumber","logIndex")
);

-- CreateTable
CREATE TABLE "ReleaseEvent" (
    "chain" TEXT NOT NULL,
    "blockNumber" BIGINT NOT NULL,
    "logIndex" INTEGER NOT NULL,
    "txHash" TEXT NOT NULL,
    "timestampSec" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "nullifierClass" INTEGER NOT NULL,
    "trancheId" BIGINT NOT NULL,
    "count" BIGINT,
    "totalCents" BIGINT,
    "availableAtSec" BIGINT,

    CONSTRAINT "ReleaseEvent_pkey" PRIMARY KEY ("chain","blockNumber","logIndex")
);

-- CreateTable
CREATE TABLE "PolicyProposedEvent" (
    "chain" TEXT NOT NULL,
    "blockNumber" BIGINT NOT NULL,
    "logIndex" INTEGER NOT NULL,
    "txHash" TEXT NOT NULL,
    "timestampSec" BIGINT NOT NULL,
    "scheme" INTEGER NOT NULL,
    "period" INTEGER NOT NULL,
    "tableHash" TEXT NOT NULL,
    "proposer" TEXT NOT NULL,

    CONSTRAINT "PolicyProposedEvent_pkey" PRIMARY KEY ("chain","blockNumber","logIndex")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "staffId" TEXT NOT NULL,
    "staffName" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "region" INTEGER,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PolicyProposal" (
    "id" TEXT NOT NULL,
    "scheme" INTEGER NOT NULL,
    "fromPeriod" INTEGER NOT NULL,
    "months" INTEGER NOT NULL,
    "table" JSONB NOT NULL,
    "confirmed" BOOLEAN NOT NULL DEFAULT false,
    "proposerId" TEXT NOT NULL,
    "proposerName" TEXT NOT NULL,
    "proposedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deciderId" TEXT,
    "deciderName" TEXT,
    "decidedAt" TIMESTAMP(3),
    "status" TEXT NOT NULL DEFAULT 'proposed',
    "reason" TEXT,
    "errorCode" TEXT,
    "openKey" TEXT,

    CONSTRAINT "PolicyProposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegisterImport" (
    "id" TEXT NOT NULL,
    "scheme" INTEGER NOT NULL,
    "region" INTEGER NOT NULL,
    "staffId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "rowCount" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'previewed',
    "done" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "errorCode" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "RegisterImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewRequest" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "scheme" INTEGER NOT NULL,
    "region" INTEGER NOT NULL,
    "period" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "statementId" TEXT,
    "reason" TEXT NOT NULL,
    "receipt" JSONB,
    "askedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMP(3),
    "staffId" TEXT,
    "decision" TEXT,
    "decisionReason" TEXT,
    "openKey" TEXT,

    CONSTRAINT "ReviewRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FigureSnapshot" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "blockNumber" BIGINT NOT NULL,
    "computedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FigureSnapshot_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "TrancheEvent_trancheId_kind_idx" ON "TrancheEvent"("trancheId", "kind");

-- CreateIndex
CREATE INDEX "TrancheEvent_scheme_region_idx" ON "TrancheEvent"("scheme", "region");

-- CreateIndex
CREATE INDEX "TallyShareEvent_trancheId_idx" ON "TallyShareEvent"("trancheId");

-- CreateIndex
CREATE INDEX "TallyKeyEvent_scheme_idx" ON "TallyKeyEvent"("scheme");

-- CreateIndex
CREATE INDEX "ReleaseEvent_trancheId_idx" ON "ReleaseEvent"("trancheId");

-- CreateIndex
CREATE INDEX "PolicyProposedEvent_scheme_period_idx" ON "PolicyProposedEvent"("scheme", "period");

-- CreateIndex
CREATE INDEX "AuditEvent_action_id_idx" ON "AuditEvent"("action", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PolicyProposal_openKey_key" ON "PolicyProposal"("openKey");

-- CreateIndex
CREATE INDEX "PolicyProposal_scheme_proposedAt_idx" ON "PolicyProposal"("scheme", "proposedAt");

-- CreateIndex
CREATE INDEX "RegisterImport_status_createdAt_idx" ON "RegisterImport"("status", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewRequest_openKey_key" ON "ReviewRequest"("openKey");

-- CreateIndex
CREATE INDEX "ReviewRequest_scheme_region_decidedAt_idx" ON "ReviewRequest"("scheme", "region", "decidedAt");

-- CreateIndex
CREATE INDEX "ReviewRequest_personId_idx" ON "ReviewRequest"("personId");

-- CreateIndex
CREATE INDEX "RegisterEntry_scheme_region_clientNumber_idx" ON "RegisterEntry"("scheme", "region", "clientNumber");

-- AddForeignKey
ALTER TABLE "ReviewRequest" ADD CONSTRAINT "ReviewRequest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewRequest" ADD CONSTRAINT "ReviewRequest_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The audit log is append-only: also for whoever has the portal's own rights.
CREATE FUNCTION audit_event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is append-only';
END $$;
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON "AuditEvent"
  FOR EACH ROW EXECUTE FUNCTION audit_event_is_append_only();
CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON "AuditEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_event_is_append_only();
