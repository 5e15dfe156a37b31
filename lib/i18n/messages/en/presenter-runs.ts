import type { presenterRuns as nl } from '../nl/presenter-runs';

/** What an attack says while it runs: scripts/presenter/attacks. Names of contract errors stay as the contract has them. */
export const presenterRuns: typeof nl = {
  // Every attack
  personReady: 'A fictitious person ({person}) has a card and a place in the register on the chain.',
  incomeStated: 'The ride service states an income of {incomeCents} for {period}.',
  honestPaid: 'The honest claim was paid: {amountCents} in {tookMs}. Transaction {tx}.',
  attackerFundedIncome: 'The attacker has an account of their own on the income chain, with coin for gas: {account}.',
  attackerFundedHealth: 'The attacker has an account of their own on the health chain, with coin for gas: {account}.',
  attackerFundedPayout: 'The attacker has an account of their own on the payout chain, with coin for gas: {account}.',
  unexpected: 'Another answer came than expected. Expected: {expected}. Got: {got}.',
  broken: 'This is wrong: {what}.',
  stopped: 'The attack was stopped: {why}',
  held: 'Everything was refused as it should be. Nothing was lost and nothing was paid twice.',
  paidOnce: 'Counted on the chains: {claims} claim and {notes} payment for this right.',
  nothingPaid: 'Counted on the chains: {claims} claims and {notes} payments for this right.',
  moneyThere: 'The person’s card has exactly {amountCents} in the pool.',
  // Replayed proof
  proofCopied: 'The attacker copies the proof from the chain. Anyone can: it is in transaction {tx}.',
  replayRelaySame: 'The relay sends nothing: it knows this claim and names the transaction of then ({tx}).',
  replayRelayRefused: 'The relay refuses: {error}. This right was used already.',
  replaySame:
    'Straight to the chain, exactly as it was. The gate refuses with {error}: the mark of this right was used already. Transaction {tx}.',
  replayNegated:
    'The same proof, turned into other bytes. The proof’s check succeeds, but the gate refuses with {error}: not the bytes count, but the mark. Transaction {tx}.',
  replayOwnNote:
    'The same proof, with the money to the attacker. The proof’s check fails: {error}. The proof fixes whose the money is. Transaction {tx}.',
  replayOtherMonth:
    'The same proof for {period}. The proof’s check fails: {error}. A proof is good for one month. Transaction {tx}.',
  replayMessage:
    'The message between the chains again, with the real signatures. The mailbox on the payout chain refuses: {error}. Transaction {tx}.',
  replayResent:
    'Anyone may have the gate send its message again, in case one was lost. The pool knows it and pays nothing. Transaction {tx}.',
  replayRepeated:
    'Even when somebody delivers that message, the pool recognises the claim: no second payment is added.',
  // Forged proof
  proofMade: 'The card makes an honest proof and does not send it yet. Mark: {nullifier}.',
  forgedRelay: 'The relay asks the gate first and refuses: {error} ({reason}). Nothing was sent.',
  forgedMore:
    'The same proof for {amountCents}. The proof’s check fails: {error}. The proof is of another amount. Transaction {tx}.',
  forgedWord: 'One number of the proof changed. The proof’s check fails: {error}. Transaction {tx}.',
  forgedZeros: 'A proof of zeros alone. The proof’s check fails: {error}. Transaction {tx}.',
  forgedField:
    'The same mark written in another way, to get it twice. The gate refuses with {error}: no proof can give that number. Transaction {tx}.',
  forgedRoot:
    'An invented register. The gate refuses with {error}: the municipality’s register alone counts. Transaction {tx}.',
  honestStillTaken: 'After that the honest proof goes through: the attacks broke nothing.',
  // Another person's statement
  foreignTaken: 'The attacker holds another person’s signed statement: {incomeCents}. The signature is real.',
  foreignCard: 'The card refuses: {error}. A statement about somebody else does not count.',
  foreignHolder:
    'With a program of his own, and the statement as it is. The circuit refuses at {place}: it is about another card. Without that there can be no proof.',
  foreignSignature:
    'The statement put in his own name. The circuit refuses at {place}: the signature does not fit any more.',
  witnessTampered:
    'The attacker calculates on without checking: {places} values swapped, for {amountCents}. What comes out looks like a proof.',
  foreignOnChain: 'The proof’s check on the chain fails: {error}. Transaction {tx}.',
  victimStillPaid: 'The other person then claims. That right is still whole.',
  // Second claim
  secondProof: 'The card makes a new, valid proof for the same month. All numbers in it differ but one.',
  secondOnChain:
    'Straight to the chain. The proof is good, but the gate refuses with {error}: one right for each person and month. Transaction {tx}.',
  secondCard: 'A second card for the same person. The portal refuses: {error}. One person, one card.',
  // Forged message
  messageForged: 'The attacker writes a message: the gate is said to have approved {amountCents}.',
  messageGateway:
    'Straight to the receiver on the payout chain. It refuses with {error}: only the mailbox may do that. Transaction {tx}.',
  messagePool: 'Straight to the pool. It refuses with {error}: only its own receiver may do that. Transaction {tx}.',
  messageSignatures:
    'Through the mailbox, with three forged signatures. The check of signatures refuses: {error}. Transaction {tx}.',
  messageBorrowed:
    'With the real signatures of another message. The check refuses: {error}. A signature is good for one message. Transaction {tx}.',
  strangerSent:
    'A stranger sends the message from the income chain. Anyone may send: transaction {tx}. The messenger does not carry it.',
  messageStranger:
    'Suppose that it is delivered all the same, with real signatures (lent by the demo). The pool refuses with {error}: this sender is no gate. Transaction {tx}.',
  messageDispatch:
    'Now around the own sender, again with real signatures. The receiver refuses with {error}: another sender on that chain. Transaction {tx}.',
  messageNotDelivered: 'The payout chain does not have the message as delivered.',
  poolHasNothing: 'The pool has put no money aside for the invented right.',
  poolBooks:
    'The pool had {beforeCents} and has {afterCents} now. Put aside was {owedBeforeCents} and is {owedAfterCents} now. Every difference is of a real claim or payment.',
  // Short reserve
  reserveBefore: 'In the pool {freeCents} is free. {owedCents} is put aside for what was promised.',
  reserveStranger: 'A stranger wants the free money. The pool refuses with {error}. Transaction {tx}.',
  reserveAnnounced:
    'The treasurer announces to take back {amountCents}. Administrators can stop that for {delayMs}. Transaction {tx}.',
  reserveMoreThanFree:
    'All that is in the pool, what was promised too ({amountCents}): the pool refuses with {error}. What was promised nobody can take away. Transaction {tx}.',
  reserveTaken: 'The free money has left the pool: {amountCents}. Transaction {tx}.',
  reserveClaimed: 'Meanwhile somebody claims. The gate approves and sends its message.',
  reserveFilled:
    'Meanwhile the total of a group became known. That set money free in the pool again, and the claim was paid at once. Once more, with the month before.',
  reserveShort: 'The pool does not take the message: {error}. After {waitedMs} it still waits.',
  reserveWaits: 'Counted on the chains: {claims} claim, {notes} payments. The right is not gone, it waits.',
  reserveBack: 'The money goes back into the pool: {amountCents}.',
  reserveReturned: 'Back came {backCents}, taken was {takenCents}: exactly as much.',
  reservePaid: 'The waiting claim was paid, {tookMs} after the money was back. Nobody had to do anything.',
  reserveWhole: 'The pool is whole again: {freeCents} free, {owedCents} put aside.',
  // Stopped chain
  chainStopped: 'The payout chain stands still while the card makes a proof. For {stoppedMs}.',
  chainSilent: 'The payout chain does not answer any more.',
  claimedMeanwhile: 'The income chain works on: the claim stands on it, {afterMs} after the stop.',
  chainBack: 'The payout chain answers again, after {stoppedMs}.',
  paidAfterwards: 'The claim was paid, {tookMs} after the chain was back. Nobody had to do anything.',
  // Scale
  scaleEnrols: 'First a register: {people} made-up drivers, in a region that is nobody’s.',
  scaleEnrolled:
    'The register’s own publisher built it, and its root stood on the chain after {tookMs}. Then every card got its place: {perSecond} a second.',
  scaleEnrolledBefore: 'The register stands on the chain since an earlier run.',
  scaleIssued: 'Their platforms issued {statements} statements in {tookMs}, into the mailboxes: {perSecond} a second.',
  scaleIssuedBefore: 'All of them have their statement since an earlier run.',
  scaleBegins: '{citizens} citizens claim at once, with proofs made beforehand.',
  scaleOthers:
    'Now the other work of a month: {leaves} leaves make a tree, {changed} change in it, {rows} are worked out, and a wallet reads the pool.',
  scalePaid: '{paid} of {citizens} are paid, in {seconds} seconds: {perSecond} a second.',
};
