package org.listeningpost.alert.delivery;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.Alerts.Smtp;

/** Sends plain text over SMTP. The message id is that of the delivery, so that a mailbox knows a repetition. Thread-safe. */
public final class MailSender {
    private final Smtp settings;
    private final Session session;

    public MailSender(Smtp settings, Duration attemptMax) {
        this.settings = settings;
        String millis = Long.toString(attemptMax.toMillis());
        boolean isTls = settings.security().equals("tls");
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", settings.host() == null ? "" : settings.host());
        properties.setProperty("mail.smtp.port", Integer.toString(settings.port()));
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(isTls));
        properties.setProperty(
                "mail.smtp.starttls.enable",
                Boolean.toString(settings.security().equals("starttls")));
        properties.setProperty(
                "mail.smtp.starttls.required",
                Boolean.toString(settings.security().equals("starttls")));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.auth", Boolean.toString(settings.username() != null));
        this.session = Session.getInstance(properties, authenticator(settings));
    }

    public boolean isConfigured() {
        return settings.host() != null;
    }

    /** One address, without a name, a list or a line break in it. */
    public static boolean isAddress(@Nullable String text) {
        if (text == null) {
            return false;
        }
        try {
            InternetAddress address = new InternetAddress(text, true);
            return address.getAddress().equals(text) && text.indexOf('@') > 0 && text.length() <= 254;
        } catch (AddressException e) {
            return false;
        }
    }

    Outcome send(Message message, List<String> to) {
        if (!isConfigured()) {
            return new Outcome.Refused("mail_not_configured");
        }
        try {
            Transport.send(mail(message, to));
            return new Outcome.Delivered("accepted");
        } catch (MessagingException e) {
            return failure(e);
        }
    }

    /** What the server said to the sender or to an address is behind the exception, not in it. */
    private static Outcome failure(MessagingException thrown) {
        @Nullable String setting = wrongSetting(thrown);
        if (setting != null) {
            // Ours or the server's, and mended while it waits.
            return new Outcome.Postponed(setting, null);
        }
        int refusal = 0;
        for (@Nullable Exception each = thrown; each instanceof MessagingException e; each = e.getNextException()) {
            int code = code(e);
            if (code < 0) {
                // It ended the connection instead of an answer.
                return new Outcome.Postponed("no_connection", null);
            }
            if (code >= 400 && code < 500) {
                // Greylisting above all: it is taken in some minutes.
                return new Outcome.Postponed("smtp_" + code, null);
            }
            refusal = Math.max(refusal, code);
        }
        if (refusal >= 500) {
            return new Outcome.Refused("smtp_" + refusal);
        }
        return thrown instanceof SendFailedException && refusal == 0
                ? new Outcome.Refused("addresses_refused")
                : new Outcome.Postponed("no_connection", null);
    }

    /** What keeps every mail from leaving, whoever it is for; null where it is something else. */
    private static @Nullable String wrongSetting(MessagingException thrown) {
        for (@Nullable Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof AuthenticationFailedException) {
                return "authentication_failed";
            }
            // Where the server does not offer it, there is no exception of its own.
            if (each instanceof SSLException
                    || String.valueOf(each.getMessage()).startsWith("STARTTLS is required")) {
                return "tls";
            }
        }
        return null;
    }

    /** 0 where the exception is about no answer, -1 where none came. */
    private static int code(MessagingException e) {
        return switch (e) {
            case SMTPSendFailedException send -> send.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPAddressFailedException address -> address.getReturnCode();
            default -> 0;
        };
    }

    private MimeMessage mail(Message message, List<String> to) throws MessagingException {
        MimeMessage mail = new NumberedMail(session, message.id());
        mail.setFrom(new InternetAddress(settings.from()));
        Address[] recipients = new Address[to.size()];
        for (int i = 0; i < recipients.length; i++) {
            recipients[i] = new InternetAddress(to.get(i), true);
        }
        mail.setRecipients(jakarta.mail.Message.RecipientType.TO, recipients);
        // A line break would begin another header.
        mail.setSubject(message.heading().replaceAll("[\\r\\n]+", " "), StandardCharsets.UTF_8.name());
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setSentDate(Date.from(message.raisedAt()));
        String text = message.sentence() + "\n\nSeverity: " + message.severity() + "\n"
                + (message.link() == null ? "" : message.link() + "\n");
        mail.setText(text, StandardCharsets.UTF_8.name());
        return mail;
    }

    private static @Nullable Authenticator authenticator(Smtp settings) {
        if (settings.username() == null) {
            return null;
        }
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(
                        settings.username(), settings.password() == null ? "" : settings.password());
            }
        };
    }

    /** Angus gives each message a new id; ours has one already. */
    private static final class NumberedMail extends MimeMessage {
        private final String id;

        NumberedMail(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@listening-post>");
        }
    }
}
