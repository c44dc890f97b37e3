package org.listeningpost.elastic;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trust in exactly the authorities of one PEM file. */
public final class TrustedAuthority {
    private TrustedAuthority() {}

    /** @throws EndpointException where the file cannot be read */
    public static SSLContext contextOf(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new EndpointException("no certificate in " + pem, null);
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int count = 0;
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("ca-" + count++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new EndpointException("cannot read the CA certificate " + pem + ": " + IoFailure.inWords(e, pem), e);
        } catch (GeneralSecurityException e) {
            throw new EndpointException("the CA certificate " + pem + " is not valid PEM", e);
        }
    }
}
