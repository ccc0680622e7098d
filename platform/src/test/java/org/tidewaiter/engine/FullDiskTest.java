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

    /** It said the workspace's, which had room, while the backup's had none. */
    @Test
    void the_disk_that_is_full_is_named() {
        assertThat(
                        FullDisk.in(
                                new SQLException(
                                        "TransactionContext Error: Failed to commit: Checkpoint failed for database \"backup\". Original error: Could not write file \"/backups/.monday.partial-7/tidewaiter.duckdb\": No space left on device")))
                .hasValueSatisfying(
                        told -> assertThat(told).hasMessageContaining("The disk that holds /backups is full"));
        assertThat(
                        FullDisk.in(
                                new SQLException(
                                        "IO Error: Async write failed: {\"exception_message\":\"Could not write file \\\"/answers/x.part\\\": No space left on device\"}")))
                .hasValueSatisfying(told -> assertThat(told).hasMessageContaining("holds /answers is full"));
        assertThat(FullDisk.in(new FileSystemException("/w/owner.json.x", null, "No space left on device")))
                .hasValueSatisfying(told -> assertThat(told).hasMessageContaining("holds /w is full"));
        assertThat(FullDisk.in(new IOException("Disk quota exceeded")))
                .hasValueSatisfying(told -> assertThat(told).hasMessageContaining("holds the workspace is full"));
    }

    @Test
    void another_refusal_is_another() {
        assertThat(FullDisk.in(new FileSystemException("/w", null, "Read-only file system")))
                .isEmpty();
        assertThat(FullDisk.in(new IOException())).isEmpty();
    }
}
