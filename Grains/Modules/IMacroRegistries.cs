using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.Grains.Modules;

/// <summary>The registries of macros of one kind of host.</summary>
internal interface IMacroRegistries : IHostAdapter
{
    /// <summary>How many macros a site takes under names of their own.</summary>
    int Slots { get; }

    /// <summary>One run on the site.</summary>
    /// <param name="access">The installation.</param>
    /// <param name="record">What is known of the site's macros.</param>
    IMacroRegistry Of(TenantAccess access, ModuleSyncRecord record);
}
