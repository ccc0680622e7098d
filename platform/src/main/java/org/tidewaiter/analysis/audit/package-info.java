/** Questions about audits after clearance: whom to audit, what to look at, and what the results say of the whole. */
@NullMarked
package org.tidewaiter.analysis.audit;

import org.jspecify.annotations.NullMarked;
