package org.listeningpost.elastic.embedded;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The form in which Elasticsearch's file realm keeps passwords. The engine's folder holds nothing else, and the plain
 * form stands in no argument list and no log.
 */
final class FileRealmHash {
    // Enough for a random password of 192 bits, and cheap for the engine to check.
    private static final int ITERATIONS = 1_000;
    private static final int KEY_BITS = 256;
    private static final int SALT_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private FileRealmHash() {}

    static String of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2withHMACSHA512")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, KEY_BITS))
                    .getEncoded();
            Base64.Encoder base64 = Base64.getEncoder();
            return "{PBKDF2}" + ITERATIONS + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(key);
        } catch (GeneralSecurityException e) {
            throw new EngineException("this Java has no PBKDF2withHMACSHA512", e);
        }
    }
}
