pragma circom 2.2.0;

include "../../../circuits/lib/elgamal.circom";
include "../../../circuits/lib/identity.circom";
include "../../../circuits/lib/policy.circom";
include "../../../circuits/lib/pool.circom";
include "../../../circuits/lib/register.circom";
include "../../../circuits/lib/statement.circom";

// Test only: every hash of the protocol from the templates of circuits/lib, for tests/fixtures/vectors.json. The note's
// own tree is a leaf alone, so that SpentNote, whose LEAF must lead to the root, compares LEAF with the vector.
template Vectors() {
    signal input secret;
    signal input nullifierClass;
    signal input period;
    signal input amount;

    signal input leafHolder;
    signal input normClass;
    signal input disregardClass;
    signal input knownBenefit;
    signal input validFrom;
    signal input validUntil;
    signal input sources[2];
    signal input leafSalt;

    signal input scheme;
    signal input basis;
    signal input policyNullifierClass;
    signal input policyPeriod;
    signal input norms[8];
    signal input flat[4];
    signal input bps[4];
    signal input cap[4];
    signal input tallyKey[2];

    signal input treeLeaf;
    signal input treeIndex;
    signal input siblings[24];

    signal input randomness;

    signal input source;
    signal input statementHolder;
    signal input gross;
    signal input net;
    signal input number;
    signal input issuerKey[2];
    signal input signatureR8[2];
    signal input signatureS;

    signal input pair[2];

    signal input noteCap;
    signal input noteRoot;
    signal input poolLeaf;
    signal input poolIndex;
    signal input poolSiblings[26];

    signal output holder <== HolderOf()(secret);
    signal output nullifier <== ClaimNullifier()(secret, nullifierClass, period);
    signal output note <== NoteOf()(secret, nullifier, amount);
    signal output entitled <== EntitledLeaf()(
        leafHolder, normClass, disregardClass, knownBenefit, validFrom, validUntil, sources, leafSalt
    );
    signal output policyHash <== SupplementPolicyHash()(
        scheme, basis, policyNullifierClass, policyPeriod, norms, flat, bps, cap, tallyKey
    );
    signal output root <== RegisterRoot(24)(treeLeaf, treeIndex, siblings);
    signal output c1[2];
    signal output c2[2];
    (c1, c2) <== EncryptAmount()(amount, randomness, tallyKey);
    signal output earnings <== IncomeStatement()(
        source, period, basis, statementHolder, gross, net, number, issuerKey, signatureR8, signatureS
    );
    signal output hash2 <== Poseidon(2)(pair);

    var alone[26];
    for (var i = 0; i < 26; i++) alone[i] = 0;
    signal output spendNullifier <== SpentNote(26)(secret, amount, nullifier, noteCap, 0, alone, noteRoot);
    signal output poolRoot <== NoteRoot(26)(poolLeaf, poolIndex, poolSiblings);
}

component main = Vectors();
