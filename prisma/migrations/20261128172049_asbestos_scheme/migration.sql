-- AlterTable
ALTER TABLE "RegisterRoot" ADD COLUMN     "doctors" JSONB;

-- CreateTable
CREATE TABLE "Patient" (
    "id" TEXT NOT NULL,
    "issuerId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "patientNumber" TEXT NOT NULL,
    "bornOn" INTEGER NOT NULL,

    CONSTRAINT "Patient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MedicalStatement" (
    "id" TEXT NOT NULL,
    "issuerId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "diagnosisCode" INTEGER NOT NULL,
    "diagnosedOn" INTEGER NOT NULL,
    "number" BIGINT NOT NULL,
    "issuedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "activeKey" TEXT,
    "withdrawnAt" TIMESTAMP(3),

    CONSTRAINT "MedicalStatement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PanelRequest" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "diagnosisCode" INTEGER,
    "diagnosedOn" INTEGER,
    "doctorName" TEXT,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "askedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMP(3),
    "reviewAskedAt" TIMESTAMP(3),
    "confirmedOn" INTEGER,
    "number" BIGINT,
    "activeKey" TEXT,

    CONSTRAINT "PanelRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contest" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "statementId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "askedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredAt" TIMESTAMP(3),
    "outcome" TEXT,
    "answer" TEXT,
    "openKey" TEXT,

    CONSTRAINT "Contest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Doctor" (
    "issuerId" TEXT NOT NULL,
    "specialism" INTEGER NOT NULL,
    "validUntil" INTEGER NOT NULL,
    "leafIndex" INTEGER NOT NULL,

    CONSTRAINT "Doctor_pkey" PRIMARY KEY ("issuerId")
);

-- CreateTable
CREATE TABLE "AdvanceEvent" (
    "chain" TEXT NOT NULL,
    "blockNumber" BIGINT NOT NULL,
    "logIndex" INTEGER NOT NULL,
    "txHash" TEXT NOT NULL,
    "timestampSec" BIGINT NOT NULL,
    "policyId" INTEGER NOT NULL,
    "nullifier" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "capCents" BIGINT NOT NULL,

    CONSTRAINT "AdvanceEvent_pkey" PRIMARY KEY ("chain","blockNumber","logIndex")
);

-- CreateTable
CREATE TABLE "AdvancePolicyEvent" (
    "chain" TEXT NOT NULL,
    "blockNumber" BIGINT NOT NULL,
    "logIndex" INTEGER NOT NULL,
    "txHash" TEXT NOT NULL,
    "timestampSec" BIGINT NOT NULL,
    "policyId" INTEGER NOT NULL,
    "policy" JSONB NOT NULL,

    CONSTRAINT "AdvancePolicyEvent_pkey" PRIMARY KEY ("chain","blockNumber","logIndex")
);

-- CreateIndex
CREATE UNIQUE INDEX "Patient_issuerId_patientNumber_key" ON "Patient"("issuerId", "patientNumber");

-- CreateIndex
CREATE UNIQUE INDEX "Patient_issuerId_personId_key" ON "Patient"("issuerId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "MedicalStatement_activeKey_key" ON "MedicalStatement"("activeKey");

-- CreateIndex
CREATE INDEX "MedicalStatement_personId_idx" ON "MedicalStatement"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "MedicalStatement_issuerId_number_key" ON "MedicalStatement"("issuerId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "PanelRequest_activeKey_key" ON "PanelRequest"("activeKey");

-- CreateIndex
CREATE INDEX "PanelRequest_personId_askedAt_idx" ON "PanelRequest"("personId", "askedAt");

-- CreateIndex
CREATE INDEX "PanelRequest_status_askedAt_idx" ON "PanelRequest"("status", "askedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Contest_openKey_key" ON "Contest"("openKey");

-- CreateIndex
CREATE INDEX "Contest_personId_idx" ON "Contest"("personId");

-- CreateIndex
CREATE INDEX "Contest_statementId_idx" ON "Contest"("statementId");

-- CreateIndex
CREATE UNIQUE INDEX "Doctor_leafIndex_key" ON "Doctor"("leafIndex");

-- CreateIndex
CREATE INDEX "AdvanceEvent_nullifier_idx" ON "AdvanceEvent"("nullifier");

-- AddForeignKey
ALTER TABLE "Patient" ADD CONSTRAINT "Patient_issuerId_fkey" FOREIGN KEY ("issuerId") REFERENCES "Issuer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Patient" ADD CONSTRAINT "Patient_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MedicalStatement" ADD CONSTRAINT "MedicalStatement_issuerId_fkey" FOREIGN KEY ("issuerId") REFERENCES "Issuer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MedicalStatement" ADD CONSTRAINT "MedicalStatement_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelRequest" ADD CONSTRAINT "PanelRequest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contest" ADD CONSTRAINT "Contest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contest" ADD CONSTRAINT "Contest_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "MedicalStatement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Doctor" ADD CONSTRAINT "Doctor_issuerId_fkey" FOREIGN KEY ("issuerId") REFERENCES "Issuer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
