package org.listeningpost.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A key store in memory from a certificate chain and an unencrypted key, both PEM; PKCS#8, or PKCS#1 as some tools write. */
final class PemKeyStore {
    /** Guards nothing: the store never leaves memory, but Java wants one. */
    static final String PASSWORD = "in-memory";

    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private static final Pattern PKCS1 =
            Pattern.compile("-----BEGIN RSA PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END RSA PRIVATE KEY-----");

    /** DER of what PKCS#8 says before the key itself: version 0, and that it is an RSA key without parameters. */
    private static final byte[] RSA_ALGORITHM = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private static final int DER_SEQUENCE = 0x30;
    private static final int DER_OCTETS = 0x04;

    private PemKeyStore() {}

    static KeyStore read(Path certificate, Path key) {
        try (InputStream in = Files.newInputStream(certificate)) {
            Certificate[] chain = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .toArray(Certificate[]::new);
            if (chain.length == 0) {
                throw new TlsSettingsException("server.tls_certificate holds no certificate: " + certificate, null);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            PrivateKey secret = privateKey(key);
            if (!isPair(secret, chain[0].getPublicKey())) {
                throw new TlsSettingsException(
                        "server.tls_key does not belong to server.tls_certificate, whose first certificate is the"
                                + " server's own: " + key + ", " + certificate,
                        null);
            }
            store.setKeyEntry("server", secret, PASSWORD.toCharArray(), chain);
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new TlsSettingsException(
                    "server.tls_certificate or server.tls_key cannot be read as PEM: " + certificate + ", " + key, e);
        }
    }

    /** Otherwise the service would start, and every connection fail. */
    private static boolean isPair(PrivateKey secret, PublicKey open) throws GeneralSecurityException {
        if (!secret.getAlgorithm().equals(open.getAlgorithm())) {
            return false;
        }
        String algorithm =
                switch (secret.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> secret.getAlgorithm();
                };
        byte[] text = {1, 2, 3};
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(secret);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(open);
        signature.update(text);
        return signature.verify(signed);
    }

    private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(pkcs8(file));
        GeneralSecurityException last = new GeneralSecurityException("no algorithm fits");
        for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (GeneralSecurityException e) {
                last = e;
            }
        }
        throw last;
    }

    private static byte[] pkcs8(Path file) throws IOException {
        String text = Files.readString(file);
        Matcher pem = PKCS8.matcher(text);
        if (pem.find()) {
            return Base64.getMimeDecoder().decode(pem.group(1));
        }
        Matcher rsa = PKCS1.matcher(text);
        if (rsa.find()) {
            byte[] octets = der(DER_OCTETS, Base64.getMimeDecoder().decode(rsa.group(1)));
            return der(
                    DER_SEQUENCE,
                    ByteBuffer.allocate(RSA_ALGORITHM.length + octets.length)
                            .put(RSA_ALGORITHM)
                            .put(octets)
                            .array());
        }
        throw new TlsSettingsException(
                "server.tls_key is neither an unencrypted PKCS#8 key (BEGIN PRIVATE KEY) nor an RSA key; convert it with"
                        + " openssl pkcs8 -topk8 -nocrypt: " + file,
                null);
    }

    /** One DER value with its length in the long form of two bytes, which every RSA key fits. */
    private static byte[] der(int tag, byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .put((byte) tag)
                .put((byte) 0x82)
                .putShort((short) content.length)
                .put(content)
                .array();
    }
}
