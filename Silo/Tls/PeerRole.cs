namespace UserMacro.Silo.Tls;

/// <summary>The purpose that a peer's certificate must have.</summary>
[Flags]
internal enum PeerRole
{
    /// <summary>For nothing here.</summary>
    None = 0,

    /// <summary>Accepts connections: silos.</summary>
    Server = 1,

    /// <summary>Opens connections: front ends, and silos too.</summary>
    Client = 2,

    /// <summary>Does both, as only silos do.</summary>
    Silo = Server | Client,
}
