using UserMacro.Silo.Configuration;

namespace UserMacro.Silo.Configuration;

/// <summary>Finds out before a host starts that it cannot; what starts after it would say so with stack traces.</summary>
internal interface IStartCheck
{
    /// <exception cref="Configuration.ConfigurationFaultException">What a setting names cannot be used.</exception>
    Task CheckAsync(CancellationToken cancellation);
}
