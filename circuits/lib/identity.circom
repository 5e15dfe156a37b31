pragma circom 2.2.0;

include "circomlib/circuits/poseidon.circom";
include "tags.circom";

// Claim: out is the holder of this secret. What agencies and issuers know a card by; never on a chain.
template HolderOf() {
    signal input secret;
    signal output out <== Poseidon(2)([TAG_HOLDER(), secret]);
}

// Claim: out is what this secret may use once per class and period (S-05, S-06: no branch, and only the holder can
// compute it).
template ClaimNullifier() {
    signal input secret;
    signal input nullifierClass;
    signal input period;
    signal output out <== Poseidon(4)([TAG_CLAIM(), secret, nullifierClass, period]);
}

// Claim: out commits to amount and owner; the nonce makes it recomputable from secret and chain.
template NoteOf() {
    signal input secret;
    signal input nonce;
    signal input amount;
    signal output out;

    signal payTo <== Poseidon(3)([TAG_PAYTO(), secret, nonce]);
    out <== Poseidon(3)([TAG_NOTE(), amount, payTo]);
}

// Claim: the proof was made for this context (chain, contract, deadline …) and no other (S-09). Groth16 binds a public
// input by itself; the square keeps it in a constraint whatever an optimiser or another proof system does.
template BindContext() {
    signal input context;
    signal square <== context * context;
}
