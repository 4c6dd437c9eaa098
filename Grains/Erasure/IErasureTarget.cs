using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.Grains.Erasure;

/// <summary>The other grains, as far as an erasure has to do with them. Every operation can be repeated.</summary>
internal interface IErasureTarget
{
    /// <summary>Closes the tenant permanently; null when it is not to be, because the app is or was installed after that time.</summary>
    /// <param name="uninstalledBefore">Null closes it in any case.</param>
    Task<ClosedTenant?> CloseAsync(DateTimeOffset? uninstalledBefore);

    /// <summary>How many macros have a module in Confluence.</summary>
    Task<int> CountModulesAsync();

    /// <summary>Takes all modules off; false when the site did not let it happen.</summary>
    Task<bool> RemoveModulesAsync(TenantAccess access);

    /// <summary>Lets the next installation of a host identity have a new tenant.</summary>
    Task ReleaseAsync(string hostIdentity);

    /// <summary>Tells the front ends that the tenant cannot be called any more.</summary>
    Task AnnounceAsync();

    /// <summary>Takes a grain out of the memory of the silos.</summary>
    Task DeactivateAsync(GrainId grain);

    /// <summary>Drops what the outbox still wants to dispatch for the tenant.</summary>
    Task ForgetIntentsAsync();

    /// <summary>How many reminders grains of the tenant have.</summary>
    Task<int> CountRemindersAsync();

    /// <summary>Removes those reminders and says how many there were.</summary>
    Task<int> RemoveRemindersAsync();

    /// <summary>Signs a certificate.</summary>
    Task<string> SignAsync(string certificate);
}
