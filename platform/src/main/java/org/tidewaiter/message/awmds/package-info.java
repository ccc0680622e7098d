/** Manifests of ASYCUDA World ({@code <Awmds>}) and what is added to them: house bills of lading ({@code <Awbolds>}). */
@NullMarked
package org.tidewaiter.message.awmds;

import org.jspecify.annotations.NullMarked;
