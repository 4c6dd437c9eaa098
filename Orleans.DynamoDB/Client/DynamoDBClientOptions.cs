namespace Orleans.Configuration;

/// <summary>Which DynamoDB a provider talks to, and as whom. The names are those of the official packages.</summary>
public abstract class DynamoDBClientOptions
{
    /// <summary>A region such as <c>eu-central-1</c>, or the address of a local endpoint such as <c>http://127.0.0.1:8000</c>.</summary>
    /// <value>Required unless <see cref="ServiceKey"/> names a client.</value>
    public string Service { get; set; } = "";

    /// <summary>The access key.</summary>
    /// <value>Default: none; the SDK's chain of credentials (roles, profiles, environment) is asked.</value>
    [Redact]
    public string? AccessKey { get; set; }

    /// <summary>The secret of <see cref="AccessKey"/>.</summary>
    [Redact]
    public string? SecretKey { get; set; }

    /// <summary>The session token of temporary credentials.</summary>
    [Redact]
    public string? Token { get; set; }

    /// <summary>A profile of the shared credentials file.</summary>
    public string? ProfileName { get; set; }

    /// <summary>The key of an <c>IAmazonDynamoDB</c> that the host registered as a keyed service. It is used as it is, and never disposed of here.</summary>
    /// <value>Default: none; the provider makes a client of its own from the other options.</value>
    public string? ServiceKey { get; set; }
}
