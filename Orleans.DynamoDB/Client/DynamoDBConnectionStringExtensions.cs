using System.Data.Common;
using Microsoft.Extensions.Configuration;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Reads settings from one line of text.</summary>
public static class DynamoDBConnectionStringExtensions
{
    /// <summary>
    /// Sets what a text such as <c>Service=eu-central-1;AccessKey=…;SecretKey=…;TableName=…</c> names, in any order and letter case; a value with a semicolon
    /// is in quotes. What it does not name stays as it is.
    /// </summary>
    /// <exception cref="OrleansConfigurationException">The text is malformed, names something unknown, or has a value of the wrong kind. The message quotes no
    /// value.</exception>
    public static void ParseConnectionString(this DynamoDBClientOptions options, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(connectionString);

        var pairs = new DbConnectionStringBuilder();
        try
        {
            pairs.ConnectionString = connectionString;
            new ConfigurationBuilder()
                .AddInMemoryCollection(pairs.Keys.Cast<string>().Select(key => KeyValuePair.Create(key, (string?)pairs[key])))
                .Build()
                .Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw Malformed(options);
        }
    }

    // Without what the parser says: it quotes what it could not read.
    static OrleansConfigurationException Malformed(DynamoDBClientOptions options) =>
        new($"{options.GetType().Name}: the connection string is not 'Name=value;…' with names and values of these options.");
}
