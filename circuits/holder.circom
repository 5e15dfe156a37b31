pragma circom 2.2.0;

include "lib/identity.circom";

// Claim: "I know the secret of this holder." Made when a card is bound to a person, so that no one registers a holder
// that is not theirs.
// Public: holder; context (portal, single-use challenge, the card's encryption key: bindContext in
// lib/shared/protocol/context.ts).
// Private: secret.
// NOT proven: who the person is (the agency's own sign-in does), or that the challenge is unused (the server does).
// Verified off chain only; never sent to a chain, where the holder must not appear.
template Holder() {
    signal input secret;
    signal input context;
    signal output holder;

    // 1. The holder is this secret's.
    holder <== HolderOf()(secret);

    // 2. The context (S-09).
    BindContext()(context);
}

component main {public [context]} = Holder();
