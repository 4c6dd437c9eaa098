namespace UserMacro.Grains.Interfaces.Tenants;

/// <summary>What is done in each host's own way; <see cref="HostAdapters{T}"/> chooses it.</summary>
public interface IHostAdapter
{
    /// <summary>The kind of installations that it is for, as <see cref="HostCredentials.Kind"/> says it.</summary>
    string Kind { get; }
}
