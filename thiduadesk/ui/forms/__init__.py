"""Fields that save as they are left and show the fault beside themselves."""
