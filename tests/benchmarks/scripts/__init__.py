"""What a person would write in an evening: one search from the command line, for each engine. FOLDER WORD …"""
