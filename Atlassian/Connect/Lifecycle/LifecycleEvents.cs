namespace UserMacro.Atlassian.Connect.Lifecycle;

/// <summary>The values of <see cref="LifecycleMessage.EventType"/> (docs/reference/connect-lifecycle.md#messages).</summary>
public static class LifecycleEvents
{
    public const string Installed = "installed";
    public const string Uninstalled = "uninstalled";
    public const string Enabled = "enabled";
    public const string Disabled = "disabled";
}
