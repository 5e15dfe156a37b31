import type { ErrorCode } from '@/lib/shared/errors/codes';
import type { ErrorText } from '../nl/errors';
import { healthErrors } from './errors-health';
import { policyErrors } from './errors-policies';
import { registerErrors } from './errors-register';
import { reviewErrors } from './errors-review';
import { stageErrors } from './errors-stage';
import { tallyErrors } from './errors-tally';

export const errors: Record<ErrorCode, ErrorText> = {
  ...healthErrors,
  ...policyErrors,
  ...registerErrors,
  ...reviewErrors,
  ...stageErrors,
  ...tallyErrors,
  INPUT_MALFORMED: {
    title: 'We cannot read this',
    body: 'The data that came in does not have the right form. Nothing was saved.',
    next: 'Refresh the page, check what you filled in and try again.',
  },
  INPUT_TOO_LARGE: {
    title: 'This is too large',
    body: 'You are sending more than fits in one go. Nothing was saved.',
    next: 'Make the text shorter or split the file into smaller parts.',
  },
  AMOUNT_NOT_A_NUMBER: {
    title: 'This is not an amount',
    body: 'The amount holds something other than digits and a decimal sign.',
    next: 'Enter an amount like 1180 or 1180.50.',
  },
  AMOUNT_AMBIGUOUS: {
    title: 'Which amount do you mean?',
    body: 'The amount holds a point or comma that can mean two things. Perhaps you mean {suggestion}.',
    next: 'Write the amount without a sign for thousands, like 1180,50.',
  },
  AMOUNT_NEGATIVE: {
    title: 'An amount cannot be below zero',
    body: 'There is a minus in front of the amount.',
    next: 'Enter zero or more. To lower an earlier month, enter a correction.',
  },
  AMOUNT_OUT_OF_RANGE: {
    title: 'This amount is too high',
    body: 'We cannot process amounts this high for one month.',
    next: 'Check whether there is a digit too many.',
  },
  NET_ABOVE_GROSS: {
    title: 'The net pay is higher than the gross pay',
    body: 'Net cannot be more than gross. Perhaps the amounts are swapped.',
    next: 'Check both amounts.',
  },
  PERIOD_MALFORMED: {
    title: 'This month does not exist',
    body: 'The month does not have the right form.',
    next: 'Choose a month from the list, or write year and month like 202610.',
  },
  PERIOD_IN_FUTURE: {
    title: 'This month is not there yet',
    body: 'You can only report on a month that has started.',
    next: 'Choose this month or an earlier one.',
  },
  FIELD_OUT_OF_RANGE: {
    title: 'A number is out of range',
    body: 'One of the numbers is too large to work with. Nothing was sent.',
    next: 'Refresh the page and try again.',
  },
  SIGN_IN_REQUIRED: {
    title: 'You are not signed in',
    body: 'This page belongs to one person, so you have to sign in first.',
    next: 'Sign in and then continue where you were.',
  },
  SIGN_IN_FAILED: {
    title: 'Signing in did not work',
    body: 'The signature or the password was wrong, or you waited too long.',
    next: 'Try again. If it fails once more, refresh the page first.',
  },
  NOT_FOUND: {
    title: 'This was not found',
    body: 'It does not exist, or it is not yours.',
    next: 'Go back and choose again.',
  },
  COOKIES_REFUSED: {
    title: 'This request gives away who you are',
    body: 'A cookie came along with a request that must say nothing about you. So it was refused.',
    next: 'Refresh the page. If it stays like this, switch off browser extensions.',
  },
  RATE_LIMITED: {
    title: 'You are going too fast',
    body: 'Too many requests came in a row.',
    next: 'Wait a minute and try again.',
  },
  DEMO_ONLY: {
    title: 'This exists in the demo only',
    body: 'This is not a demo. There are no fictitious people here.',
    next: 'Sign in with your own wallet.',
  },
  CHALLENGE_EXPIRED: {
    title: 'This took too long',
    body: 'For your safety you have five minutes to link your card. That time is over.',
    next: 'Start opening your card again.',
  },
  HOLDER_PROOF_INVALID: {
    title: 'The proof of your card is wrong',
    body: 'We could not establish that this card is yours. Nothing was linked.',
    next: 'Open your card again. If it fails once more, refresh the page.',
  },
  HOLDER_MISMATCH: {
    title: 'This is not the card that belongs to you',
    body: 'Another card is registered with your name. We stop here, so that you do not make a second card by accident.',
    next: 'Choose the wallet with which you first opened the card, or restore your backup.',
  },
  HOLDER_TAKEN: {
    title: 'This card is somebody else’s',
    body: 'The wallet you chose already belongs to another person.',
    next: 'Choose another account in your wallet and try again.',
  },
  CARD_NOT_BOUND: {
    title: 'You have no card yet',
    body: 'Your card is not linked to your name yet, so nothing can be delivered.',
    next: 'Open your card first.',
  },
  CARD_LOCKED: {
    title: 'Your card is locked',
    body: 'The secret key of your card is not in this browser now.',
    next: 'Open your card and try again.',
  },
  WALLET_REFUSED: {
    title: 'You did not sign',
    body: 'Your wallet gave no signature. Nothing happened.',
    next: 'Try again and choose “sign” in your wallet. It costs nothing.',
  },
  WALLET_CHANGED: {
    title: 'You changed accounts',
    body: 'Your wallet is on another account than the one you started with. We stopped and locked your card.',
    next: 'Put your wallet back on the first account, or sign out and in again.',
  },
  WALLET_SEND_FAILED: {
    title: 'Your wallet sent nothing',
    body: 'Perhaps your wallet has no ether for the costs, or it cannot reach the payout chain. Your money is safe.',
    next: 'Put some ether in your wallet and try again, or wait for the relay.',
  },
  BACKUP_UNREADABLE: {
    title: 'The backup does not open',
    body: 'The passphrase is different, or the file is not a backup of a card.',
    next: 'Check the file and type the passphrase again.',
  },
  PERSON_NOT_EMPLOYED: {
    title: 'This person does not work for you',
    body: 'Nobody at your company has this number.',
    next: 'Check the staff number.',
  },
  STATEMENT_EXISTS: {
    title: 'There is a statement for this month already',
    body: 'There can be one statement for each person and month. The first one stays.',
    next: 'Replace the statement if it has not been collected, or enter a correction with a later month.',
  },
  STATEMENT_COLLECTED: {
    title: 'The statement has been collected',
    body: 'The statement is in your employee’s card. It can no longer be replaced.',
    next: 'Enter a correction with the statement of a later month.',
  },
  CSV_MALFORMED: {
    title: 'A line in the file is wrong',
    body: 'The line does not have exactly four fields: staff number, month, gross and net.',
    next: 'Repair the line and load the file again.',
  },
  CORRECTION_BELOW_ZERO: {
    title: 'This correction takes the amount below zero',
    body: 'The correction is larger than this month’s amount.',
    next: 'Spread the correction over more months.',
  },
  CORRECTION_NOT_EARLIER: {
    title: 'A correction is about an earlier month',
    body: 'The month of the correction is not earlier than the month of the statement.',
    next: 'Choose an earlier month.',
  },
  CREDENTIAL_MALFORMED: {
    title: 'A message for your card is unreadable',
    body: 'It does not have the right form. Your card did not take it in.',
    next: 'Ask {issuer} to send the statement again.',
  },
  CREDENTIAL_SIGNATURE_INVALID: {
    title: 'The signature is wrong',
    body: 'The statement was changed on the way, or does not come from {issuer}. Your card refused it.',
    next: 'Ask {issuer} to send the statement again.',
  },
  CREDENTIAL_OTHER_HOLDER: {
    title: 'This statement is for somebody else',
    body: 'The statement belongs to another card. Your card refused it.',
    next: 'You need not do anything. Tell {issuer}.',
  },
  CREDENTIAL_UNLISTED_ISSUER: {
    title: 'This employer is not on the list',
    body: 'Your municipality or UWV does not know {issuer} as an employer of yours. So the statement does not count.',
    next: 'Tell your municipality or UWV about your new employer.',
  },
  CREDENTIAL_OTHER_PERIOD: {
    title: 'This statement is for another month',
    body: 'The statement is about a month for which your card can do nothing here.',
    next: 'See under My data which month the statement is for.',
  },
  CREDENTIAL_EXPIRED: {
    title: 'This statement has expired',
    body: 'The statement is too old to be used.',
    next: 'Ask {issuer} for a new statement.',
  },
  CREDENTIAL_MISSING: {
    title: 'A statement is still missing',
    body: 'We are waiting for the statement of {issuer}. All incomes of your household count.',
    next: 'You need not do anything. If it takes longer than ten days, call your municipality or UWV.',
  },
  NOT_IN_REGISTER: {
    title: 'You are not in the register',
    body: 'For this month you are not on the list of your municipality or UWV.',
    next: 'Do you think this is wrong? Contact your municipality or UWV. A person will look at it.',
  },
  NO_RIGHT: {
    title: 'You get no supplement this month',
    body: 'Your income is above the norm. Nothing was claimed and nobody knows about it.',
    next: 'You need not do anything. Next month your card looks again.',
  },
  POLICY_UNKNOWN: {
    title: 'There are no amounts for this month yet',
    body: 'The norms for this month are not on the chain yet. We do not guess.',
    next: 'Wait until the norms are there. Your card then goes on by itself.',
  },
  REGISTER_ROOT_STALE: {
    title: 'The list had just been renewed',
    body: 'The list that your card had is not the one on the chain: of your municipality or UWV, or of the doctors.',
    next: 'You need not do anything. Your card fetches the new list and tries again.',
  },
  REGISTER_BUCKET_INVALID: {
    title: 'The list does not match the chain',
    body: 'What we got from the register does not fit what stands on the chain. Your card does not use it.',
    next: 'Try again in a minute.',
  },
  CLAIM_DEADLINE_PASSED: {
    title: 'The time for this claim is over',
    body: 'A claim has to be on the chain within a certain time. That did not work.',
    next: 'Try again. If the month is long past, call your municipality or UWV.',
  },
  CLAIM_ALREADY_MADE: {
    title: 'This month has been claimed already',
    body: 'There is one supplement for each person and month. It is there already.',
    next: 'See under Running cases how it is going.',
  },
  CLAIM_PROOF_INVALID: {
    title: 'The proof was not accepted',
    body: 'The contract on the chain found the proof wrong. Nothing was paid and nothing is lost.',
    next: 'Try again. Your card then makes a new proof.',
  },
  CLAIM_REFUSED: {
    title: 'The claim was refused',
    body: 'The contract on the chain did not accept the claim.',
    next: 'Try again. If it stays like this, ask your municipality or UWV to have a person look at it.',
  },
  BALANCE_TOO_LOW: {
    title: 'That is more than you have',
    body: 'Your balance is lower than what you want to pay out. Nothing was sent.',
    next: 'Choose a lower amount, or wait until the money on its way has arrived.',
  },
  AMOUNT_TOO_SMALL: {
    title: 'This amount is too small',
    body: 'A payout is at least €5.',
    next: 'Choose an amount of €5 or more.',
  },
  RECIPIENT_INVALID: {
    title: 'This account address is not right',
    body: 'Money cannot go to this address. Nothing was sent.',
    next: 'Check the address. It starts with 0x, followed by 40 characters.',
  },
  NOTE_SPENT: {
    title: 'This money was used already',
    body: 'Another tab or device was first. Nothing was paid twice.',
    next: 'You need not do anything. Your card looks again at what is left.',
  },
  NOTE_ROOT_UNKNOWN: {
    title: 'The proof does not match the chain yet',
    body: 'The payout chain does not know the state yet that your card worked with.',
    next: 'You need not do anything. Your card tries again shortly.',
  },
  SPEND_DEADLINE_PASSED: {
    title: 'The proof is too old',
    body: 'It was not sent in time. Nothing was paid.',
    next: 'You need not do anything. Your card makes a new proof.',
  },
  SPEND_PROOF_INVALID: {
    title: 'The proof is not right',
    body: 'The contract refused the proof. Nothing was paid.',
    next: 'Try again. If it keeps failing, report it.',
  },
  SPEND_REFUSED: {
    title: 'The payout was refused',
    body: 'The contract refused the payout. Your money is still there.',
    next: 'Try again later. If it keeps failing, report it.',
  },
  TRANSFER_REFUSED: {
    title: 'Passing on was refused',
    body: 'The money is still on the one-time account and stays yours.',
    next: 'Try again later. If it keeps failing, report it.',
  },
  PLAN_RUNNING: {
    title: 'A payout is running already',
    body: 'You can have one at a time.',
    next: 'Wait until it is done, or stop what has not left yet.',
  },
  ARTIFACT_UNAVAILABLE: {
    title: 'The proving program did not arrive',
    body: 'To make a proof your browser fetches one large file, once. That did not work.',
    next: 'Check your internet and try again.',
  },
  ARTIFACT_HASH_MISMATCH: {
    title: 'The proving program is not the right one',
    body: 'The file differs from what it should be. Your card does not use it.',
    next: 'Refresh the page and try again. If it stays like this, report it.',
  },
  PROVING_FAILED: {
    title: 'Making the proof did not work',
    body: 'Your browser could not finish the calculation. Nothing was sent.',
    next: 'Close other tabs and try again.',
  },
  MEMORY_SHORT: {
    title: 'Your device has too little free memory',
    body: 'Your browser does not get enough memory to do the calculation. Nothing was sent and nothing is lost.',
    next: 'Close other tabs and programs and try again. If that does not help, use another device.',
  },
  CHAIN_UNAVAILABLE: {
    title: 'A chain cannot be reached for a moment',
    body: 'Your claim is not lost. We go on by ourselves as soon as the chain is back.',
    next: 'You can wait. You need not do anything again.',
  },
  DATABASE_UNAVAILABLE: {
    title: 'There is a fault on our side',
    body: 'Our data cannot be reached for a moment. What is on the chain is safe.',
    next: 'Try again in a minute.',
  },
  RELAY_UNAVAILABLE: {
    title: 'Sending does not work now',
    body: 'The service that brings claims to the chain does not answer. Your proof is kept in this browser.',
    next: 'You can wait: your card tries again by itself.',
  },
  PORTAL_UNAVAILABLE: {
    title: 'We cannot connect',
    body: 'This browser cannot reach us.',
    next: 'Check your internet. Your card tries again by itself.',
  },
  DEVELOPMENT_KEY_REFUSED: {
    title: 'These keys are for practice only',
    body: 'Practice keys may not be used on this chain.',
    next: 'Tell the administrator.',
  },
  UNEXPECTED: {
    title: 'Something went wrong',
    body: 'We do not know what yet. Nothing was half saved.',
    next: 'Try again. If it stays like this, report the error code.',
  },
};
