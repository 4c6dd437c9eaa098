using UserMacro.WebApi.Api.Edits;
using UserMacro.WebApi.Connections.Contracts;

namespace UserMacro.WebApi.Connections;

/// <summary>Answers a connection with its number as ETag.</summary>
internal sealed class ConnectionResult(ConnectionDto connection) : NumberedResult<ConnectionDto>(connection, connection.Number);
