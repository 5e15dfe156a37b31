pragma circom 2.2.0;

include "lib/elgamal.circom";
include "lib/formula.circom";
include "lib/identity.circom";
include "lib/policy.circom";
include "lib/range.circom";
include "lib/register.circom";
include "lib/statement.circom";

// Claim: "I hold the secret of a household claim in this register that is valid in this policy's month, I hold a signed
// statement of every income source that the register lists for it, and the supplement that the policy gives for them is
// positive; it is what the note holds, and what the ciphertext encrypts."
//
// Public, in this order (lib/shared/protocol/signals.ts): nullifier, note, c1, c2, policyHash, registerRoot; context.
// Private: secret, leaf, path, statements with keys and signatures, the amount, the randomness. The policy table is
// public knowledge and enters by its hash.
// Ranges: stated and checked in each template of lib/. Amounts are whole euro cents below 2^32; periods yyyymm.
//
// NOT proven here, and who does:
//   the root is fresh and belongs to scheme and region; the policy is in force; the nullifier is new: the gate contract
//   signals below the field's order: the gate contract (S-13)
//   the context's meaning: the gate contract computes it (lib/shared/protocol/context.ts)
//   listed sources are all there are, one leaf a household, assets: the agency that keeps the register
//   keys of issuers and tally are in the subgroup: whoever registers them (S-08)
template Supplement(depth) {
    signal input secret;
    // Register leaf and its place.
    signal input normClass;
    signal input disregardClass;
    signal input knownBenefit;
    signal input validFrom;
    signal input validUntil;
    signal input sources[2];
    signal input leafSalt;
    signal input leafIndex;
    signal input siblings[depth];
    // One statement per source; blank where the source is 0.
    signal input statementHolder[2];
    signal input gross[2];
    signal input net[2];
    signal input number[2];
    signal input issuerKey[2][2];
    signal input signatureR8[2][2];
    signal input signatureS[2];
    // Policy.
    signal input scheme;
    signal input basis;
    signal input nullifierClass;
    signal input period;
    signal input norms[8];
    signal input flat[4];
    signal input bps[4];
    signal input cap[4];
    signal input tallyKey[2];
    // Ciphertext and binding.
    signal input randomness;
    signal input context;

    signal output nullifier;
    signal output note;
    signal output c1[2];
    signal output c2[2];
    signal output policyHash;
    signal output registerRoot;

    // 1. The policy.
    policyHash <== SupplementPolicyHash()(scheme, basis, nullifierClass, period, norms, flat, bps, cap, tallyKey);

    // 2. Norm and disregard by class: 0..7 and 0..3, nothing else.
    signal normSelector[8] <== OneHot(8)(normClass);
    signal disregardSelector[4] <== OneHot(4)(disregardClass);
    signal norm <== Select(8)(normSelector, norms);
    signal flatInUse <== Select(4)(disregardSelector, flat);
    signal bpsInUse <== Select(4)(disregardSelector, bps);
    signal capInUse <== Select(4)(disregardSelector, cap);

    // 3. The leaf is this secret's (S-07), and in the register.
    signal holder <== HolderOf()(secret);
    signal leaf <== EntitledLeaf()(
        holder, normClass, disregardClass, knownBenefit, validFrom, validUntil, sources, leafSalt
    );
    registerRoot <== RegisterRoot(depth)(leaf, leafIndex, siblings);

    // 4. The leaf is valid in the policy's month: validFrom <= period <= validUntil.
    LessOrEqual(32)(validFrom, period);
    LessOrEqual(32)(period, validUntil);

    // 5. A statement for each listed source (S-11).
    signal earnings[2];
    for (var i = 0; i < 2; i++) {
        earnings[i] <== IncomeStatement()(
            sources[i], period, basis, statementHolder[i], gross[i], net[i], number[i], issuerKey[i], signatureR8[i],
            signatureS[i]
        );
    }

    // 6. The amount: one signal in formula, note and ciphertext (S-12).
    signal amount <== SupplementFormula()(
        earnings[0] + earnings[1], norm, knownBenefit, flatInUse, bpsInUse, capInUse
    );

    // 7. What is published.
    nullifier <== ClaimNullifier()(secret, nullifierClass, period);
    note <== NoteOf()(secret, nullifier, amount);
    (c1, c2) <== EncryptAmount()(amount, randomness, tallyKey);

    // 8. The context (S-09).
    BindContext()(context);
}

component main {public [context]} = Supplement(24);
