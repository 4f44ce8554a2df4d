using System.Text.Json;
using Cluster.Contracts;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using Polly.Timeout;

namespace Cluster.Web;

/// <summary>Answers what an API call threw with problem JSON (RFC 9457); what is our fault is logged, what is the caller's is explained.</summary>
internal sealed partial class ProblemHandler(IProblemDetailsService problems, ILogger<ProblemHandler> logger) : IExceptionHandler
{
    private const string RetryAfterSeconds = "2";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!Api.IsAskedBy(httpContext.Request))
            return false;
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var problem = Problem(exception);
        if (problem.Status is StatusCodes.Status500InternalServerError)
            Failed(logger, httpContext.Request.Method, httpContext.Request.Path, exception);
        if (problem.Status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests)
            httpContext.Response.Headers[HeaderNames.RetryAfter] = RetryAfterSeconds;
        httpContext.Response.StatusCode = problem.Status!.Value;
        await problems.WriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem });
        return true;
    }

    private static ProblemDetails Problem(Exception exception) => exception switch
    {
        FaultyRequestException faulty => new HttpValidationProblemDetails(faulty.Errors) { Status = StatusCodes.Status400BadRequest },
        CommandRefusedException refused => new ProblemDetails { Status = StatusOf(refused.Kind), Detail = refused.Message },
        BadHttpRequestException { InnerException: JsonException json } bad => Misfit(json, bad.StatusCode),
        BadHttpRequestException bad => new ProblemDetails { Status = bad.StatusCode, Detail = bad.Message },
        UnauthorizedAccessException denied => new ProblemDetails { Status = StatusCodes.Status403Forbidden, Detail = denied.Message },
        TimeoutRejectedException => Unavailable(),
        _ when ClusterCalls.IsTransient(exception) => Unavailable(),
        _ => new ProblemDetails { Status = StatusCodes.Status500InternalServerError, Detail = "The server failed; its log says why." },
    };

    private static HttpValidationProblemDetails Misfit(JsonException json, int status)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal) { [json.Path ?? "$"] = [json.Message] };
        return new HttpValidationProblemDetails(errors) { Status = status };
    }

    private static ProblemDetails Unavailable() => new()
    {
        Status = StatusCodes.Status503ServiceUnavailable,
        Detail = "The cluster did not answer in time. A command may have been carried out: send it again with the same Idempotency-Key.",
    };

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Later => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status400BadRequest,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private static partial void Failed(ILogger logger, string method, string path, Exception error);
}
