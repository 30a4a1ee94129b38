"""ThiDuaDesk: the desk of a clerk of emulation and commendation («công tác thi đua, khen thưởng»)."""

__version__ = "0.1.0"
