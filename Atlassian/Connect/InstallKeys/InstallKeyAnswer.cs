namespace UserMacro.Atlassian.Connect.InstallKeys;

/// <summary>The result of asking for a key.</summary>
public abstract record InstallKeyAnswer
{
    InstallKeyAnswer()
    {
    }

    /// <summary>The server has the key.</summary>
    /// <param name="Pem">The public key as PEM text.</param>
    public sealed record Found(string Pem) : InstallKeyAnswer;

    /// <summary>The server says that there is no such key, or the id is not one.</summary>
    public sealed record Unknown : InstallKeyAnswer;

    /// <summary>The server did not answer, or not with a key; asking later may help.</summary>
    public sealed record Unavailable : InstallKeyAnswer;
}
