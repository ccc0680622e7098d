package org.tidewaiter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FullDiskTest {
    @Test
    void a_full_disk_is_told_as_one_by_whoever_meets_it() {
        assertThat(FullDisk.in(new FileSystemException("/w/owner.json.x", null, "No space left on device")))
                .hasValueSatisfying(
                        told -> assertThat(told).hasMessageContaining("is full").hasMessageContaining("free some"));
        assertThat(
                        FullDisk.in(
                                new SQLException(
                                        "TransactionContext Error: Failed to commit: Could not write all bytes to file: No space left on device")))
                .isPresent();
        assertThat(FullDisk.in(new IllegalStateException(new IOException("Disk quota exceeded"))))
                .isPresent();
    }

    @Test
    void another_refusal_is_another() {
        assertThat(FullDisk.in(new FileSystemException("/w", null, "Read-only file system")))
                .isEmpty();
        assertThat(FullDisk.in(new IOException())).isEmpty();
    }
}
