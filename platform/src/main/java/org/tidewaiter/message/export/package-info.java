/** Messages of the EU's Automated Export System (AES): export declarations, and what Customs and declarants say of them. */
@NullMarked
package org.tidewaiter.message.export;

import org.jspecify.annotations.NullMarked;
