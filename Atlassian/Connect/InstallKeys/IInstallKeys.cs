namespace UserMacro.Atlassian.Connect.InstallKeys;

/// <summary>The public keys of the host's install-key server.</summary>
public interface IInstallKeys
{
    /// <summary>Finds the key that the header of a token names.</summary>
    /// <param name="keyId">The id, as the unverified header has it.</param>
    /// <param name="party">Who sent the token, such as a network address: ids that were never seen to be good share what may be asked
    /// fairly between these.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<InstallKeyAnswer> FindAsync(string keyId, string party, CancellationToken cancellationToken);
}
