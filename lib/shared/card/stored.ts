import { z } from 'zod';
import { ERROR_STATUS, type ErrorCode } from '../errors/codes';

/** A stable error code as it stands in the card's store. */
export const zErrorCode = z
  .string()
  .transform((code): ErrorCode => (code in ERROR_STATUS ? (code as ErrorCode) : 'UNEXPECTED'));
