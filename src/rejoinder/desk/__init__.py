"""The desk: one public function per wish. It orders effects through its ports and decides nothing itself."""
