"""Who was there, in what office, for whom, and what they are told to have done or said."""
