package org.listeningpost.ingest.pseudonym;

/** Letters and digits in lower case only, so that a pseudonym typed into a search survives folding. */
final class Base32 {
    private static final char[] ALPHABET = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();
    private static final int BITS = 5;

    private Base32() {}

    static String encode(byte[] bytes, int characters) {
        char[] out = new char[characters];
        int bits = 0;
        int held = 0;
        int next = 0;
        for (int i = 0; i < characters; i++) {
            if (held < BITS) {
                bits = (bits << 8) | (bytes[next++] & 0xFF);
                held += 8;
            }
            held -= BITS;
            out[i] = ALPHABET[(bits >> held) & 31];
        }
        return new String(out);
    }
}
