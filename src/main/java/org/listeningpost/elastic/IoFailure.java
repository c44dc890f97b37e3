package org.listeningpost.elastic;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Says why something could not be read, written or reached, to people who know no classes of Java. The messages of Java
 * alone are often just a path, and those of a parser quote what they read, so only some of them are shown.
 */
public final class IoFailure {
    private static final String OWN_PACKAGE = "org.listeningpost.";

    private IoFailure() {}

    /** @param place what the sentence around it names already, so that it is not named twice */
    public static String inWords(IOException thrown, Object place) {
        String why = inWords(thrown);
        return thrown instanceof FileSystemException failure
                        && failure.getFile() != null
                        && !failure.getFile().equals(place.toString())
                ? failure.getFile() + ": " + why
                : why;
    }

    private static String inWords(IOException thrown) {
        return switch (thrown) {
            case NoSuchFileException e -> "there is no such file or folder";
            case FileNotFoundException e -> "there is no such file, or no right to read it";
            case AccessDeniedException e ->
                "user " + System.getProperty("user.name") + " has no right to it; change its owner or its mode";
            case FileAlreadyExistsException e -> "it is there already";
            case NotDirectoryException e -> "it is not a folder";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            case CharacterCodingException e -> "it is not text in UTF-8; save it as that";
            case ZipException e -> "it is damaged or cut off";
            case EOFException e -> "it is damaged or cut off";
            case JsonProcessingException e ->
                "it is not JSON"
                        + (e.getLocation() == null
                                ? ""
                                : ", at line " + e.getLocation().getLineNr());
            case Whereabouts.AwayException e -> "nothing answers there";
            case UnknownHostException e -> "there is no such host";
            case ConnectException e -> isUnresolved(e) ? "there is no such host" : "nothing answers there";
            case SocketTimeoutException e -> "there was no answer in time";
            case HttpTimeoutException e -> "there was no answer in time";
            case SSLException e -> "its certificate is not trusted here, or it speaks no TLS at this port";
            default -> said(thrown);
        };
    }

    /** What we say ourselves, and the words of the operating system, which Java passes on as they are. */
    private static String said(IOException thrown) {
        String message = thrown.getMessage();
        String kind = thrown.getClass().getName();
        boolean isSafe = kind.startsWith(OWN_PACKAGE) || kind.equals(IOException.class.getName());
        return isSafe && message != null && !message.isBlank() ? message : "reading or writing broke off";
    }

    private static boolean isUnresolved(@Nullable Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }
}
