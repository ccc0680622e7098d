package org.tidewaiter.engine;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** Why a file or directory was refused, in words: exceptions of Java give only its path. */
public final class FileError {
    private FileError() {}

    /** Words that stand behind what could not be done, such as "there is no such file or directory". */
    public static String why(IOException e) {
        return switch (e) {
            case NoSuchFileException gone -> "there is no such file or directory";
            case AccessDeniedException denied -> "you have no right to";
            case NotDirectoryException other -> "it is no directory";
            case FileAlreadyExistsException there -> "a file of that name is there already";
            case FileSystemException other
            when other.getReason() != null -> String.valueOf(other.getReason()).toLowerCase(Locale.ROOT);
            default -> e.getMessage() == null ? "the system gives no reason" : e.getMessage();
        };
    }
}
