package org.tidewaiter.engine;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** YAML as people write it for Tidewaiter (mappings, checks, letters) and as it is shipped. */
public final class Yaml {
    /** Reads and writes it. A name that is given twice is refused: the first of the two would be lost in silence. */
    public static final YAMLMapper MAPPER = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private Yaml() {}
}
