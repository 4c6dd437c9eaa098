namespace UserMacro.Silo.Hosting;

/// <summary>No silo answers, or the cluster did not carry out what it was asked for; the message is one line.</summary>
internal sealed class ClusterUnavailableException : Exception
{
    public ClusterUnavailableException()
    {
    }

    public ClusterUnavailableException(string message)
        : base(message)
    {
    }

    public ClusterUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
