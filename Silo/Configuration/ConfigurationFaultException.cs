namespace UserMacro.Silo.Configuration;

/// <summary>A setting is missing or wrong. The message is one line that names the key and tells what to do.</summary>
public sealed class ConfigurationFaultException : Exception
{
    /// <param name="key">The configuration key with colons, such as <c>Storage:Sqlite:Path</c>.</param>
    /// <param name="problem">What is wrong with it.</param>
    public ConfigurationFaultException(string key, string problem)
        : base($"{key}: {problem}")
    {
    }

    /// <inheritdoc/>
    public ConfigurationFaultException()
    {
    }

    /// <inheritdoc/>
    public ConfigurationFaultException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ConfigurationFaultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
