namespace UserMacro.Grains.Interfaces.Calls;

/// <summary>Marks a grain method that reminders and timers call, for which no caller's tenant is asked.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SystemCallAttribute : Attribute;
