-- DropForeignKey
ALTER TABLE "ValidatorSignature" DROP CONSTRAINT "ValidatorSignature_messageId_fkey";

-- DropIndex
DROP INDEX "Message_origin_checkpoint_key";

-- AlterTable
ALTER TABLE "Message" DROP CONSTRAINT "Message_pkey",
ADD COLUMN     "settledBlock" BIGINT,
ALTER COLUMN "nonce" DROP NOT NULL,
ALTER COLUMN "body" DROP NOT NULL,
ADD CONSTRAINT "Message_pkey" PRIMARY KEY ("origin", "checkpoint");

-- AlterTable: signatures that are there keep their leaf.
ALTER TABLE "ValidatorSignature" ADD COLUMN     "checkpoint" INTEGER,
ADD COLUMN     "origin" TEXT;
UPDATE "ValidatorSignature" SET "origin" = "Message"."origin", "checkpoint" = "Message"."checkpoint"
FROM "Message" WHERE "Message"."id" = "ValidatorSignature"."messageId";
ALTER TABLE "ValidatorSignature" DROP CONSTRAINT "ValidatorSignature_pkey",
DROP COLUMN "messageId",
ALTER COLUMN "checkpoint" SET NOT NULL,
ALTER COLUMN "origin" SET NOT NULL,
ADD CONSTRAINT "ValidatorSignature_pkey" PRIMARY KEY ("origin", "checkpoint", "validator");

-- CreateIndex
CREATE INDEX "SignInNonce_expiresAt_idx" ON "SignInNonce"("expiresAt");

-- CreateIndex
CREATE INDEX "SignInAttempt_windowEndAt_idx" ON "SignInAttempt"("windowEndAt");

-- CreateIndex
CREATE INDEX "Message_id_idx" ON "Message"("id");

-- CreateIndex
CREATE INDEX "NoteEvent_nullifier_idx" ON "NoteEvent"("nullifier");

-- AddForeignKey
ALTER TABLE "ValidatorSignature" ADD CONSTRAINT "ValidatorSignature_origin_checkpoint_fkey" FOREIGN KEY ("origin", "checkpoint") REFERENCES "Message"("origin", "checkpoint") ON DELETE CASCADE ON UPDATE CASCADE;
