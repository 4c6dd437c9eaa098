namespace UserMacro.Atlassian.Connect.InstallKeys;

/// <summary>The public keys of the host's install-key server.</summary>
public interface IInstallKeys
{
    /// <summary>Finds the key that the header of a token names.</summary>
    Task<InstallKeyAnswer> FindAsync(string keyId, CancellationToken cancellationToken);
}
