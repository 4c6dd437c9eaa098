namespace UserMacro.Grains.Interfaces.Tenants;

/// <summary>The state of an installation. Only an enabled one is served.</summary>
public enum InstallationState
{
    /// <summary>Installed and in use.</summary>
    Enabled,

    /// <summary>Switched off by the site's administrator.</summary>
    Disabled,

    /// <summary>Taken off the site; data is kept for the grace time.</summary>
    Uninstalled,
}
