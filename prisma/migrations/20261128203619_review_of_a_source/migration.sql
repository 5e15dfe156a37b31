-- AlterTable
ALTER TABLE "ReviewRequest" ADD COLUMN     "issuerId" TEXT;

-- CreateIndex
CREATE INDEX "ReviewRequest_issuerId_period_idx" ON "ReviewRequest"("issuerId", "period");

-- AddForeignKey
ALTER TABLE "ReviewRequest" ADD CONSTRAINT "ReviewRequest_issuerId_fkey" FOREIGN KEY ("issuerId") REFERENCES "Issuer"("id") ON DELETE SET NULL ON UPDATE CASCADE;
