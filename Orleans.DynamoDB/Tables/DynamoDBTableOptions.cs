namespace Orleans.Configuration;

/// <summary>
/// What the three providers say alike about the table they use. The names are those of the official packages; the defaults never change or bill a table by
/// themselves.
/// </summary>
public abstract class DynamoDBTableOptions : DynamoDBClientOptions
{
    /// <summary>The table.</summary>
    public string TableName { get; set; } = "";

    /// <summary>Whether a missing table is created when the silo starts; otherwise a missing table ends the start.</summary>
    /// <value>Default: false.</value>
    public bool CreateIfNotExists { get; set; }

    /// <summary>Whether billing and capacity of an existing table are made to match these options when the silo starts.</summary>
    /// <value>Default: false.</value>
    public bool UpdateIfExists { get; set; }

    /// <summary>Whether the table has provisioned capacity in place of on-demand billing.</summary>
    /// <value>Default: false.</value>
    public bool UseProvisionedThroughput { get; set; }

    /// <summary>Read capacity units of a table with provisioned capacity.</summary>
    /// <value>Default: 10.</value>
    public int ReadCapacityUnits { get; set; } = 10;

    /// <summary>Write capacity units of a table with provisioned capacity.</summary>
    /// <value>Default: 5.</value>
    public int WriteCapacityUnits { get; set; } = 5;
}
